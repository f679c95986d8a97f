import type { LinkId } from "#shared/kernel/index.ts";
import { editLink, LIMITS, LINK_TYPES, type LinkRecord } from "#shared/forest/index.ts";
import { useActions, useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Icon, LinkGlyph, Menu, type IconName, type MenuEntry } from "#renderer/ui/index.ts";
import { useAuthorName } from "../model/useAuthorName.ts";
import { CasesSection } from "./CasesSection.tsx";
import { DisputesSection } from "./DisputesSection.tsx";
import { EditableText } from "./EditableText.tsx";
import { LinksSection } from "./LinksSection.tsx";
import { ReviewField } from "./ReviewField.tsx";
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
  const who = useAuthorName(link);
  const when = locale.dateTime(link.createdAtMs);
  return <p className={styles.quiet}>{link.suggested ? t("inspector.suggestedAt", { when }) : t("inspector.createdBy", { who, when })}</p>;
}

/** An end, and the way to put it somewhere else. */
function LinkEnd({ link, end }: { readonly link: LinkRecord; readonly end: "from" | "to" }) {
  const t = useT();
  const actions = useActions();
  const isReadOnly = useIsReadOnly();
  const label = end === "from" ? t("inspector.retargetFrom") : t("inspector.retargetTo");
  return (
    <span className={styles.linkEnd}>
      <SelectEnd id={link[end]} />
      {!isReadOnly && <button type="button" className={styles.iconButton} aria-label={label} title={label} onClick={() => actions.run(end === "from" ? "link.retargetFrom" : "link.retargetTo")}><Icon name="pencil" size={13} /></button>}
    </span>
  );
}

const BUTTONS: readonly { readonly actionId: string; readonly icon: IconName; readonly labelKey: string }[] = [
  { actionId: "link.reverse", icon: "reverse", labelKey: "inspector.reverse" },
  { actionId: "link.insertPoint", icon: "list-plus", labelKey: "inspector.insertPoint" },
  { actionId: "link.edit", icon: "pencil", labelKey: "inspector.editLink" },
];
const MORE: readonly { readonly actionId: string; readonly icon: IconName; readonly labelKey: string }[] = [
  { actionId: "link.oppose", icon: "warning", labelKey: "inspector.oppose" },
  { actionId: "link.remove", icon: "trash", labelKey: "inspector.removeLink" },
];

/** What can be done to the link; each is an action that serves keys and palette, too. */
function LinkButtons({ link }: { readonly link: LinkRecord }) {
  const t = useT();
  const actions = useActions();
  const more = MORE.map(({ actionId, icon, labelKey }): MenuEntry => ({ id: actionId, label: t(labelKey), icon, disabled: !actions.isEnabled(actionId), onSelect: () => void actions.run(actionId) }));
  return (
    <div className={styles.buttons}>
      {link.suggested && <Button icon="check" variant="primary" onClick={() => actions.run("link.accept")}>{t("inspector.accept")}</Button>}
      {BUTTONS.map(({ actionId, icon, labelKey }) => <Button key={actionId} icon={icon} onClick={() => actions.run(actionId)}>{t(labelKey)}</Button>)}
      <Menu trigger={<Button icon="more">{t("inspector.moreActions")}</Button>} entries={more} />
    </div>
  );
}

function AllOfType({ link }: { readonly link: LinkRecord }) {
  const t = useT();
  const actions = useActions();
  if (!actions.isEnabled("link.list")) return null;
  // i18n-keys: link.type.*
  return <p><button type="button" className={styles.textButton} onClick={() => actions.run("link.list")}>{t("inspector.allOfType", { type: t(`link.type.${link.type}`) })}</button></p>;
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
          <LinkEnd link={link} end="from" />
          <TypeSelect link={link} />
          <LinkEnd link={link} end="to" />
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
          <div className={styles.fact}>
            <dt>{t("inspector.review")}</dt>
            <dd><ReviewField link={link} /></dd>
          </div>
        </dl>
        <LinkOrigin link={link} />
        {isReadOnly ? null : <LinkButtons link={link} />}
        <AllOfType link={link} />
      </header>
      <DisputesSection end={id} />
      <CasesSection end={id} />
      <LinksSection end={id} />
    </>
  );
}
