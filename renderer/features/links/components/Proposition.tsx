import { endTitle } from "#shared/forest/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import type { LinkDraft } from "../model/linkDraft.ts";
import styles from "../links.module.css";

/** The link read as a sentence: whether it is true is easier to hear than to see in a form. */
export function Proposition({ draft }: { readonly draft: LinkDraft }) {
  const t = useT();
  const from = useView((view) => (draft.from === null ? undefined : endTitle(view, draft.from))) ?? t("links.someEnd");
  const to = useView((view) => (draft.to === null ? undefined : endTitle(view, draft.to))) ?? t("links.someEnd");
  // i18n-keys: link.type.*
  const relation = draft.phrase.trim() === "" ? t(`link.type.${draft.type}`) : draft.phrase.trim();
  return (
    <p className={styles.proposition} data-testid="proposition">
      {t("links.proposition", { from, relation, to })}
      {draft.reason.trim() !== "" && <span className={styles.because}>{t("links.because", { reason: draft.reason.trim() })}</span>}
    </p>
  );
}
