import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import type { CompareRow } from "../model/compareRows.ts";
import styles from "../history.module.css";

/** One record that differs: what it says before and after, and the way back. */
export function CompareLine({ row, onRestore }: { readonly row: CompareRow; onRestore(): void }): ReactElement {
  const t = useT();
  return (
    <li className={styles.compareLine}>
      <div className={styles.compareText}>
        <p className={styles.compareTitle}>
          {/* i18n-keys: history.compare.what.* */}
          {row.group !== "links" && row.group !== "views" ? null : <span className={styles.badge} data-what={row.what}>{t(`history.compare.what.${row.what}`)}</span>}
          {row.title}
        </p>
        {row.lines.map((line) => (
          <p key={line.label} className={styles.field}>
            <span className={styles.quiet}>{line.label}</span>
            {line.before === "" && line.after === "" ? <span>{t("history.compare.changed")}</span> : <>
              <del>{line.before === "" ? t("history.compare.nothing") : line.before}</del>
              <span aria-hidden="true">→</span>
              <ins>{line.after === "" ? t("history.compare.nothing") : line.after}</ins>
            </>}
          </p>
        ))}
      </div>
      {row.what === "added"
        ? <Button size="s" icon="trash" onClick={onRestore} aria-label={t("history.compare.removeNamed", { title: row.title })}>{t("history.compare.remove")}</Button>
        : <Button size="s" icon="back" onClick={onRestore} aria-label={t("history.compare.restoreNamed", { title: row.title })}>{t("history.compare.restore")}</Button>}
    </li>
  );
}
