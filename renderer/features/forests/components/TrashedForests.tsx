import { useState } from "react";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import type { ListedForest } from "../model/useForestList.ts";
import type { ForestWork } from "../model/useForestWork.ts";
import { PurgeConfirm } from "./PurgeConfirm.tsx";
import styles from "../forests.module.css";

interface TrashedForestsProps {
  readonly forests: readonly ListedForest[];
  readonly work: ForestWork;
  readonly reload: () => Promise<void>;
}

/** Forests that were put away. They stay until somebody deletes them for good, by name. */
export function TrashedForests({ forests, work, reload }: TrashedForestsProps) {
  const t = useT();
  const locale = useLocale();
  const [purgingId, setPurgingId] = useState<string | null>(null);
  const after = (done: Promise<boolean>): void => {
    void done.then(async (isDone) => {
      if (isDone) await reload();
    });
  };
  return (
    <section>
      <h3 className={styles.heading}>{t("forests.trashed")} <span className={styles.quiet}>{forests.length}</span></h3>
      <ul className={styles.cards}>
        {forests.map((forest) => (
          <li key={forest.forestId} className={styles.card}>
            <div className={styles.cardText}>
              <span className={styles.cardName}>{forest.name}</span>
              {forest.trashedAtMs !== null && <p className={styles.quiet}>{t("forests.trashedAt", { when: locale.dateTime(forest.trashedAtMs) })}</p>}
            </div>
            <div className={styles.cardButtons}>
              <Button disabled={work.busy !== null} aria-label={t("forests.restoreNamed", { name: forest.name })} onClick={() => after(work.restore(forest.forestId))}>{t("forests.restore")}</Button>
              <Button disabled={work.busy !== null} aria-label={t("forests.purgeNamed", { name: forest.name })} onClick={() => setPurgingId(forest.forestId)}>{t("forests.purgeStart")}</Button>
            </div>
            {purgingId === forest.forestId && (
              <PurgeConfirm name={forest.name} onCancel={() => setPurgingId(null)} onConfirm={() => {
                setPurgingId(null);
                after(work.purge(forest.forestId));
              }} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
