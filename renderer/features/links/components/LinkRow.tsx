import { reviewOf, type LinkRecord } from "#shared/forest/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { LinkGlyph } from "#renderer/ui/index.ts";
import { propositionOf } from "../model/propositionOf.ts";
import { reviewWords } from "../model/reviewWords.ts";
import styles from "../links.module.css";

/** One link in the list: read as a sentence, with its reason and where it stands. */
export function LinkRow({ link }: { readonly link: LinkRecord }) {
  const t = useT();
  const words = useView((view) => propositionOf(view, link, t));
  return (
    <>
      <LinkGlyph type={link.type} />
      <span className={styles.rowWords}>
        <span className={styles.rowLine}>{words}</span>
        <span className={styles.rowReason}>{link.reason === "" ? t("links.list.noReason") : t("links.whyLine", { reason: link.reason })}</span>
      </span>
      <span className={styles.rowState} data-state={reviewOf(link).state}>{reviewWords(link, t)}</span>
    </>
  );
}
