import type { EndId } from "#shared/kernel/index.ts";
import { useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, LinkGlyph } from "#renderer/ui/index.ts";
import { groupLinks, linksAtEnd, type LinkGroup } from "../model/groupLinks.ts";
import { isSameList } from "../model/isSameList.ts";
import { LinkLine } from "./LinkLine.tsx";
import styles from "../inspector.module.css";

function Group({ group, seenFrom }: { readonly group: LinkGroup; readonly seenFrom: EndId }) {
  const t = useT();
  // i18n-keys: link.incoming.*
  // i18n-keys: link.outgoing.*
  const label = group.direction === "incoming" ? t(`link.incoming.${group.type}`) : t(`link.outgoing.${group.type}`);
  return (
    <div className={styles.group} data-type={group.type}>
      <h4 className={styles.groupHead}><LinkGlyph type={group.type} />{label} <span className={styles.quiet}>{group.links.length}</span></h4>
      <ul className={styles.lines}>{group.links.map((link) => <LinkLine key={link.id} link={link} seenFrom={seenFrom} />)}</ul>
    </div>
  );
}

/** All links at a point or a link, grouped as one would read them aloud. */
export function LinksSection({ end }: { readonly end: EndId }) {
  const t = useT();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const links = useView((view) => linksAtEnd(view, end), isSameList);
  const explained = links.filter((link) => link.reason !== "").length;
  return (
    <section className={styles.section} aria-label={t("inspector.links")}>
      <header className={styles.sectionHead}>
        <h3>{t("inspector.links")} <span className={styles.quiet}>{links.length}</span></h3>
        {links.length > 0 && <span className={styles.quiet}>{t("inspector.explained", { count: explained })}</span>}
        {!isReadOnly && <button type="button" className={styles.iconButton} aria-label={t("inspector.addLink")} title={t("inspector.addLink")} onClick={() => shell.openDialog({ kind: "link", from: end, to: null })}><Icon name="plus" size={15} /></button>}
      </header>
      {links.length === 0 && <p className={styles.hint}>{t("inspector.noLinks")}</p>}
      {groupLinks(links, end).map((group) => <Group key={`${group.type}-${group.direction}`} group={group} seenFrom={end} />)}
    </section>
  );
}
