import type { LinkId } from "#shared/kernel/index.ts";
import { editLink, LIMITS, LINK_TYPES, type LinkRecord } from "#shared/forest/index.ts";
import { useActions, useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, LinkGlyph } from "#renderer/ui/index.ts";
import { CasesSection } from "./CasesSection.tsx";
import { EditableText } from "./EditableText.tsx";
import { LinksSection } from "./LinksSection.tsx";
import { SelectEnd } from "./SelectEnd.tsx";
import styles from "../inspector.module.css";

function TypeSelect({ link }: { readonly link: LinkRecord }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const change = (value: string): void => {
    const type = LINK_TYPES.find((each) => each === value);
    if (type === undefined) return;
    const changed = forest.run(editLink, { id: link.id, type });
    // i18n-keys: link.error.*
    if (!changed.ok) shell.toast({ tone: "warn", key: `link.error.${changed.error.code}` });
  };
  return (
    <span className={styles.typeRow}>
      <LinkGlyph type={link.type} />
      <select className={styles.kind} aria-label={t("inspector.linkType")} value={link.type} disabled={isReadOnly} onChange={(event) => change(event.target.value)}>
        {/* i18n-keys: link.type.* */}
        {LINK_TYPES.map((type) => <option key={type} value={type}>{t(`link.type.${type}`)}</option>)}
      </select>
    </span>
  );
}

function LinkOrigin({ link }: { readonly link: LinkRecord }) {
  const t = useT();
  const locale = useLocale();
  const who = useView((view) => (link.createdBy === null ? undefined : view.personName(link.createdBy))) ?? t("inspector.someone");
  const when = locale.dateTime(link.createdAtMs);
  return <p className={styles.quiet}>{link.suggested ? t("inspector.suggestedAt", { when }) : t("inspector.createdBy", { who, when })}</p>;
}

function LinkButtons({ link }: { readonly link: LinkRecord }) {
  const t = useT();
  const actions = useActions();
  return (
    <div className={styles.buttons}>
      {link.suggested && <Button icon="check" variant="primary" onClick={() => actions.run("link.accept")}>{t("inspector.accept")}</Button>}
      <Button icon="reverse" onClick={() => actions.run("link.reverse")}>{t("inspector.reverse")}</Button>
      <Button icon="pencil" onClick={() => actions.run("link.edit")}>{t("inspector.editLink")}</Button>
      <Button icon="trash" onClick={() => actions.run("link.remove")}>{t("inspector.removeLink")}</Button>
    </div>
  );
}

/** One link: its ends, its kind, its words and its reason, what it rests on, and the cases that show it. */
export function LinkPanel({ id }: { readonly id: LinkId }) {
  const t = useT();
  const forest = useForest();
  const link = useView((view) => view.link(id));
  const isReadOnly = useIsReadOnly();
  if (link === undefined) return <p className={styles.hint}>{t("link.error.link-missing")}</p>;
  const edit = (part: { phrase?: string; reason?: string }): string | null => {
    const edited = forest.run(editLink, { id, ...part });
    // i18n-keys: link.error.*
    return edited.ok ? null : `link.error.${edited.error.code}`;
  };
  return (
    <>
      <header className={styles.head}>
        <p className={styles.eyebrow}>{t("inspector.link")}{link.suggested && <span className={styles.badge}>{t("link.suggested")}</span>}</p>
        <div className={styles.linkEnds}>
          <SelectEnd id={link.from} />
          <TypeSelect link={link} />
          <SelectEnd id={link.to} />
        </div>
        <dl className={styles.facts}>
          <div className={styles.fact}>
            <dt>{t("inspector.phrase")}</dt>
            <dd><EditableText label={t("inspector.phrase")} value={link.phrase} placeholder={t("inspector.phraseHint")} maxLength={LIMITS.phrase} onCommit={(phrase) => edit({ phrase })} /></dd>
          </div>
          <div className={styles.fact}>
            <dt>{t("link.why")}</dt>
            <dd><EditableText label={t("link.why")} value={link.reason} placeholder={t("inspector.reasonHint")} maxLength={LIMITS.reason} isLong onCommit={(reason) => edit({ reason })} /></dd>
          </div>
        </dl>
        <LinkOrigin link={link} />
        {isReadOnly ? null : <LinkButtons link={link} />}
      </header>
      <CasesSection end={id} />
      <LinksSection end={id} />
    </>
  );
}
