import { useId } from "react";
import type { EndId } from "#shared/kernel/index.ts";
import { editLink, removeLinks, type LinkRecord } from "#shared/forest/index.ts";
import { useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { isSameList } from "../model/isSameList.ts";
import { linksAtEnd } from "../model/groupLinks.ts";
import { ReasonLine } from "./ReasonLine.tsx";
import { SelectEnd } from "./SelectEnd.tsx";
import styles from "../inspector.module.css";

/** 骨架建议: drawn by the skeleton; a person takes it over or lets it go. */
function Suggestion({ link }: { readonly link: LinkRecord }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const drop = (): void => {
    if (forest.run(removeLinks, { ids: [link.id] }).ok) shell.toast({ tone: "info", key: "inspector.toast.linkRemoved", actionId: "edit.undo" });
  };
  const take = (): void => {
    const taken = forest.run(editLink, { id: link.id });
    // i18n-keys: link.error.*
    if (taken.ok) shell.announce("inspector.said.accepted");
    else shell.toast({ tone: "warn", key: `link.error.${taken.error.code}` });
  };
  return (
    <span className={styles.suggestion}>
      <span className={styles.badge}>{t("link.suggested")}</span>
      <button type="button" className={styles.textButton} onClick={take}>{t("inspector.accept")}</button>
      <button type="button" className={styles.textButton} onClick={drop}>{t("inspector.drop")}</button>
    </span>
  );
}

/** One link as seen from one of its ends: the other end, the phrase, the reason, and what hangs on the link itself. */
export function LinkLine({ link, seenFrom }: { readonly link: LinkRecord; readonly seenFrom: EndId }) {
  const t = useT();
  const forest = useForest();
  const isReadOnly = useIsReadOnly();
  const upon = useView((view) => linksAtEnd(view, link.id), isSameList);
  const nameId = useId();
  const other = link.from === seenFrom ? link.to : link.from;
  return (
    <li className={styles.linkLine}>
      <span className={styles.linkHead}>
        <span className={styles.linkWords}>
          <SelectEnd id={other} domId={nameId} />
          {link.phrase !== "" && <span className={styles.phrase}>{link.phrase}</span>}
        </span>
        <button type="button" className={styles.iconButton} aria-label={t("inspector.openLink")} aria-describedby={nameId} title={t("inspector.openLink")} onClick={() => forest.selection.select([link.id])}><Icon name="link" size={13} /></button>
      </span>
      <ReasonLine link={link} describedBy={nameId} />
      {link.suggested && !isReadOnly && <Suggestion link={link} />}
      {upon.length > 0 && (
        <ul className={styles.upon} aria-label={t("inspector.uponLink")}>
          {upon.map((each) => (
            // i18n-keys: link.incoming.*
            <li key={each.id}><span className={styles.quiet}>{t(`link.incoming.${each.type}`)}</span> <SelectEnd id={each.from === link.id ? each.to : each.from} /></li>
          ))}
        </ul>
      )}
    </li>
  );
}
