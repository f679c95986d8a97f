import { useId, useState } from "react";
import type { EndId } from "#shared/kernel/index.ts";
import { useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, LinkGlyph } from "#renderer/ui/index.ts";
import { groupLinks, linksAtEnd, type LinkGroup } from "../model/groupLinks.ts";
import { isSameList } from "../model/isSameList.ts";
import { groupKey, openGroups } from "../model/openGroups.ts";
import { LinkLine } from "./LinkLine.tsx";
import styles from "../inspector.module.css";

/** A hub has hundreds: so many of a group at once, the next are asked for. */
const PAGE = 12;

interface GroupProps {
  readonly group: LinkGroup;
  readonly seenFrom: EndId;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Lines({ group: { links }, seenFrom, label }: Pick<GroupProps, "group" | "seenFrom"> & { readonly label: string }) {
  const t = useT();
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <ul className={styles.lines} aria-label={label}>{links.slice(0, shown).map((link) => <LinkLine key={link.id} link={link} seenFrom={seenFrom} />)}</ul>
      {links.length > shown && <button type="button" className={styles.textButton} onClick={() => setShown(shown + PAGE)}>{t("inspector.moreLinks", { count: links.length - shown })}</button>}
    </>
  );
}

function Group({ group, seenFrom, isOpen, onToggle }: GroupProps) {
  const t = useT();
  const id = useId();
  // i18n-keys: link.incoming.*
  // i18n-keys: link.outgoing.*
  const label = group.direction === "incoming" ? t(`link.incoming.${group.type}`) : t(`link.outgoing.${group.type}`);
  return (
    <div className={styles.group} data-type={group.type} data-open={isOpen || undefined}>
      <h4 className={styles.groupHead}>
        <button type="button" className={styles.groupButton} aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} aria-label={t("inspector.groupName", { label, count: group.links.length })} onClick={onToggle}>
          <Icon name={isOpen ? "chevron-down" : "chevron-right"} size={13} />
          <LinkGlyph type={group.type} />
          <span className={styles.groupLabel}>{label}</span>
          <span className={styles.quiet}>{group.links.length}</span>
        </button>
      </h4>
      {isOpen && <div id={id} className={styles.groupBody}><Lines group={group} seenFrom={seenFrom} label={label} /></div>}
    </div>
  );
}

/** All links at a point or a link, grouped as one would read them aloud. What does not fit is folded away under its count. */
export function LinksSection({ end }: { readonly end: EndId }) {
  const t = useT();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const links = useView((view) => linksAtEnd(view, end), isSameList);
  const groups = groupLinks(links, end);
  // What somebody folded or unfolded by hand; the rest follows from how much there is.
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const open = openGroups(groups);
  const explained = links.filter((link) => link.reason !== "").length;
  const isOpen = (key: string): boolean => chosen.get(key) ?? open.has(key);
  return (
    <section className={styles.section} aria-label={t("inspector.links")}>
      <header className={styles.sectionHead}>
        <h3>{t("inspector.links")} <span className={styles.quiet}>{links.length}</span></h3>
        {links.length > 0 && <span className={styles.quiet}>{t("inspector.explained", { count: explained })}</span>}
        {!isReadOnly && <button type="button" className={styles.iconButton} aria-label={t("inspector.addLink")} title={t("inspector.addLink")} onClick={() => shell.openDialog({ kind: "link", from: end, to: null })}><Icon name="plus" size={15} /></button>}
      </header>
      {links.length === 0 && <p className={styles.hint}>{t("inspector.noLinks")}</p>}
      <div className={styles.groups}>
        {groups.map((group) => {
          const key = groupKey(group);
          return <Group key={key} group={group} seenFrom={end} isOpen={isOpen(key)} onToggle={() => setChosen(new Map([...chosen, [key, !isOpen(key)]]))} />;
        })}
      </div>
    </section>
  );
}
