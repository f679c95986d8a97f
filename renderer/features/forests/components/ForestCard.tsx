import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, IconButton } from "#renderer/ui/index.ts";
import type { ListedForest } from "../model/useForestList.ts";
import styles from "../forests.module.css";

/** Counts, size and the last visit, in one quiet line. */
export function ForestFacts({ forest }: { readonly forest: ListedForest }) {
  const t = useT();
  const locale = useLocale();
  const parts = [
    forest.pointCount === null ? null : t("forests.counts", { points: locale.number(forest.pointCount), links: locale.number(forest.linkCount ?? 0) }),
    // One that came from a group a moment ago has not been counted yet.
    forest.sizeBytes === 0 ? null : locale.bytes(forest.sizeBytes),
    forest.lastOpenedAtMs === null ? t("forests.changedAt", { when: locale.dateTime(forest.changedAtMs) }) : t("forests.openedAt", { when: locale.dateTime(forest.lastOpenedAtMs) }),
  ];
  return <p className={styles.quiet}>{parts.filter((part) => part !== null).join(" · ")}</p>;
}

interface ForestCardProps {
  readonly forest: ListedForest;
  readonly isCurrent: boolean;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onRename: () => void;
  readonly onDuplicate: () => void;
  readonly onTrash: () => void;
}

/** One forest on this machine. */
export function ForestCard({ forest, isCurrent, isBusy, onOpen, onRename, onDuplicate, onTrash }: ForestCardProps) {
  const t = useT();
  const { name } = forest;
  return (
    <li className={styles.card} data-current={isCurrent || undefined}>
      <div className={styles.cardText}>
        <h3 className={styles.cardName}>{name}{isCurrent && <span className={styles.badge}>{t("forests.current")}</span>}</h3>
        <ForestFacts forest={forest} />
      </div>
      <div className={styles.cardButtons}>
        {!isCurrent && <Button icon="folder-open" onClick={onOpen} disabled={isBusy} aria-label={t("forests.openNamed", { name })}>{t("forests.open")}</Button>}
        <IconButton label={t("forests.renameNamed", { name })} disabled={isBusy} onClick={onRename} icon="pencil" />
        <IconButton label={t("forests.duplicateNamed", { name })} disabled={isBusy} onClick={onDuplicate} icon="copy" />
        {/* The open forest is in use: another one has to be opened before this one can go. */}
        {!isCurrent && <IconButton label={t("forests.trashNamed", { name })} disabled={isBusy} onClick={onTrash} icon="trash" />}
      </div>
    </li>
  );
}
