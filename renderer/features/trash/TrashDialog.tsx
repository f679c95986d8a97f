import { useMemo } from "react";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import { endTitle, restoreLinks, restorePoints, type LinkRecord } from "#shared/forest/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, EmptyState } from "#renderer/ui/index.ts";
import { trashEntries, type TrashedBranch } from "./model/trashEntries.ts";
import styles from "./trash.module.css";

function useRestore(): { points: (ids: readonly PointId[]) => void; links: (ids: readonly LinkId[]) => void } {
  const forest = useForest();
  const shell = useShell();
  return {
    points: (ids) => {
      const done = forest.run(restorePoints, { ids: [...ids] });
      // i18n-keys: point.error.*
      if (!done.ok) return shell.toast({ tone: "warn", key: `point.error.${done.error.code}` });
      forest.selection.select(ids);
      return shell.announce("trash.said.restored", { count: done.value.restored.length });
    },
    links: (ids) => {
      const done = forest.run(restoreLinks, { ids: [...ids] });
      // i18n-keys: link.error.*
      if (!done.ok) return shell.toast({ tone: "warn", key: `link.error.${done.error.code}` });
      return shell.announce("trash.said.restored", { count: done.value.restored.length });
    },
  };
}

function BranchLine({ branch, onRestore }: { readonly branch: TrashedBranch; readonly onRestore: () => void }) {
  const t = useT();
  const locale = useLocale();
  const { point, tookAlong } = branch;
  return (
    <li className={styles.entry}>
      <span className={styles.name}>{point.title}</span>
      {/* i18n-keys: point.kind.* */}
      <span className={styles.quiet}>{t(`point.kind.${point.kind}`)}{point.deletedAtMs !== null && <> · {locale.dateTime(point.deletedAtMs)}</>}</span>
      {tookAlong > 0 && <span className={styles.quiet}>{t("trash.tookAlong", { count: tookAlong })}</span>}
      <Button icon="back" onClick={onRestore} aria-label={t("trash.restoreNamed", { title: point.title })}>{t("trash.restore")}</Button>
    </li>
  );
}

function LinkEntry({ link, onRestore }: { readonly link: LinkRecord; readonly onRestore: () => void }) {
  const t = useT();
  const locale = useLocale();
  const from = useView((view) => endTitle(view, link.from)) ?? t("link.missingEnd");
  const to = useView((view) => endTitle(view, link.to)) ?? t("link.missingEnd");
  // i18n-keys: link.type.*
  const title = t("trash.linkTitle", { from, to, type: link.phrase === "" ? t(`link.type.${link.type}`) : link.phrase });
  return (
    <li className={styles.entry}>
      <span className={styles.name}>{title}</span>
      <span className={styles.quiet}>{link.deletedAtMs !== null && locale.dateTime(link.deletedAtMs)}</span>
      <Button icon="back" onClick={onRestore} aria-label={t("trash.restoreNamed", { title })}>{t("trash.restore")}</Button>
    </li>
  );
}

/** What was removed and can come back: points with all they took along, and links. Nothing here is ever deleted by itself. */
export function TrashDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { view } = useForest();
  const version = useView((each) => each.version);
  // `version` stands for the content of the view.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const { branches, links } = useMemo(() => trashEntries(view), [view, version]);
  const restore = useRestore();
  const isEmpty = branches.length === 0 && links.length === 0;
  const restoreAll = (): void => {
    if (branches.length > 0) restore.points(branches.map(({ point }) => point.id));
    if (links.length > 0) restore.links(links.map((link) => link.id));
  };
  return (
    <Dialog title={t("trash.title")} onClose={onClose}>
      {isEmpty && <EmptyState title={t("trash.empty.title")} body={t("trash.empty.body")} />}
      {branches.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t("trash.points")} <span className={styles.quiet}>{branches.length}</span></h3>
          <ul className={styles.list}>{branches.map((branch) => <BranchLine key={branch.point.id} branch={branch} onRestore={() => restore.points([branch.point.id])} />)}</ul>
        </section>
      )}
      {links.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t("trash.links")} <span className={styles.quiet}>{links.length}</span></h3>
          <ul className={styles.list}>{links.map((link) => <LinkEntry key={link.id} link={link} onRestore={() => restore.links([link.id])} />)}</ul>
        </section>
      )}
      {!isEmpty && <div className={styles.buttons}><Button onClick={restoreAll}>{t("trash.restoreAll")}</Button></div>}
    </Dialog>
  );
}
