import type { KeyboardEvent } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import styles from "../outline.module.css";

interface FilterFieldProps {
  readonly filter: string;
  /** Points that answer it; null without a filter. */
  readonly matchCount: number | null;
  readonly onFilter: (filter: string) => void;
  readonly onStep: (direction: 1 | -1) => void;
}

/** Narrows the outline. Enter and Shift+Enter go from match to match, Down into the tree, Esc lets the filter go. */
export function FilterField({ filter, matchCount, onFilter, onStep }: FilterFieldProps) {
  const t = useT();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape" && filter !== "") onFilter("");
    else if (event.key === "Enter" && filter !== "") onStep(event.shiftKey ? -1 : 1);
    else if (event.key === "ArrowDown") event.currentTarget.closest("section")?.querySelector<HTMLElement>("[role=tree]")?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.filter}>
      <input type="search" className={styles.filterInput} value={filter} aria-label={t("outline.filter")} placeholder={t("outline.filter")} spellCheck={false} aria-describedby="outline-found" onChange={(event) => onFilter(event.target.value)} onKeyDown={onKeyDown} />
      <span id="outline-found" role="status" className={styles.found}>{matchCount === null || matchCount === 0 ? "" : t("outline.found", { count: matchCount })}</span>
      {filter !== "" && <button type="button" className={styles.clear} aria-label={t("outline.clearFilter")} onClick={() => onFilter("")}><Icon name="close" size={14} /></button>}
    </div>
  );
}
