import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from "react";
import type { CaseEntry } from "#shared/cases/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import styles from "../cases.module.css";
import { caseRows, rowsInSight, rowTops, walkOf, type CaseRow, type LibraryLook } from "../model/caseRows.ts";
import { CaseCard } from "./CaseCard.tsx";

interface CaseListProps {
  readonly entries: readonly CaseEntry[];
  readonly look: LibraryLook;
  /** Chosen to be compared. */
  readonly marked: readonly PointId[];
  previewOf(pointId: PointId): string;
  nameOfTemplate(templateId: string | null): string;
  onOpen(pointId: PointId): void;
  onMark(pointId: PointId): void;
}

const CARD_REM = 17;
/** Before anything is measured, as many as fill a window. */
const FIRST_SIGHT = { topPx: 0, heightPx: 900 };

/** Any number of cases, of which only those in sight are in the page. One tab stop: arrows walk, Enter opens, Space marks for a comparison. */
export function CaseList({ entries, look, marked, previewOf, nameOfTemplate, onOpen, onMark }: CaseListProps): ReactElement {
  const t = useT();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { widthPx, remPx, sight, onScroll } = useSight(scroller);
  const columns = look === "gallery" ? Math.max(1, Math.floor(widthPx / (CARD_REM * remPx))) : 1;
  const { rows, walked } = useMemo(() => caseRows(entries, look, columns), [entries, look, columns]);
  const tops = useMemo(() => rowTops(rows, look, remPx), [rows, look, remPx]);
  const [activeId, setActiveId] = useState<PointId | null>(null);
  const active = Math.max(0, walked.findIndex(({ point }) => point.id === activeId));
  const [from, to] = rowsInSight(tops, sight);
  const activeRow = rows.findIndex((row) => row.kind === "cases" && active >= row.firstIndex && active < row.firstIndex + row.entries.length);
  useKeepInSight(scroller, activeId === null ? null : { topPx: tops[activeRow] ?? 0, bottomPx: tops[activeRow + 1] ?? 0 });
  // A screen reader points at the active case, however far it is scrolled away.
  const drawn = [...new Set([...range(from, to), activeRow])].filter((index) => index >= 0).sort((a, b) => a - b);
  const onKeyDown = (event: KeyboardEvent): void => {
    const entry = walked[active];
    // Ctrl+Space marks as in every list of which several can be chosen.
    if (entry === undefined || (event.ctrlKey && event.key !== " ") || event.metaKey || event.altKey) return;
    const next = walkOf(event.key, active, { count: walked.length, columns });
    if (next !== null) setActiveId(walked[next]?.point.id ?? null);
    else if (event.key === "Enter") onOpen(entry.point.id);
    else if (event.key === " ") onMark(entry.point.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={scroller} role="listbox" tabIndex={0} aria-multiselectable="true" aria-label={t("cases.library.list")} aria-activedescendant={walked[active] === undefined ? undefined : `${id}-${walked[active].point.id}`} className={styles.list} onKeyDown={onKeyDown} onScroll={onScroll}
      onFocus={() => { if (activeId === null) setActiveId(walked[0]?.point.id ?? null); }}>
      <div role="presentation" className={styles.listBody} style={{ height: `${tops.at(-1) ?? 0}px` }}>
        {drawn.map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          const top = tops[index] ?? 0;
          const slot = { transform: `translateY(${top}px)`, height: `${(tops[index + 1] ?? top) - top}px`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` };
          return (
            <div key={row.key} role="presentation" className={styles.slot} style={slot}>
              {row.kind === "month" ? <MonthName row={row} /> : row.entries.map((entry, at) => {
                const place = row.firstIndex + at;
                const isMarked = marked.includes(entry.point.id);
                return (
                  // The list has the keys; a case only answers to the pointer.
                  // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                  <div key={entry.point.id} id={`${id}-${entry.point.id}`} role="option" tabIndex={-1} aria-selected={isMarked} aria-setsize={walked.length} aria-posinset={place + 1} data-active={place === active && activeId !== null ? true : undefined} className={styles.option}
                    onPointerDown={() => { setActiveId(entry.point.id); }} onClick={(event) => { (event.ctrlKey || event.metaKey || event.shiftKey ? onMark : onOpen)(entry.point.id); }}>
                    <CaseCard entry={entry} look={look} preview={previewOf(entry.point.id)} templateName={nameOfTemplate(entry.facts.templateId)} isMarked={isMarked} />
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function MonthName({ row }: { readonly row: Extract<CaseRow, { kind: "month" }> }): ReactElement {
  const { language } = useLocale();
  const name = useMemo(() => new Intl.DateTimeFormat(language, { year: "numeric", month: "long" }).format(new Date(row.year, row.month - 1, 1)), [language, row.year, row.month]);
  return <div role="presentation" className={styles.month}><span>{name}</span><span className={styles.quiet}>{row.count}</span></div>;
}

/** What of the list is in sight, how wide it is, and how large a rem is there. */
function useSight(scroller: RefObject<HTMLDivElement | null>): { readonly widthPx: number; readonly remPx: number; readonly sight: { readonly topPx: number; readonly heightPx: number }; onScroll(): void } {
  const [measured, setMeasured] = useState({ widthPx: 0, remPx: 16, sight: FIRST_SIGHT });
  const measure = (): void => {
    const box = scroller.current;
    if (box === null) return;
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    setMeasured({ widthPx: box.clientWidth, remPx, sight: { topPx: box.scrollTop, heightPx: box.clientHeight || FIRST_SIGHT.heightPx } });
  };
  const latest = useRef(measure);
  latest.current = measure;
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    latest.current();
    const observer = new ResizeObserver(() => { latest.current(); });
    observer.observe(box);
    return () => { observer.disconnect(); };
  }, [scroller]);
  return { ...measured, onScroll: measure };
}

function useKeepInSight(scroller: RefObject<HTMLDivElement | null>, row: { readonly topPx: number; readonly bottomPx: number } | null): void {
  const topPx = row?.topPx ?? null;
  const bottomPx = row?.bottomPx ?? null;
  useEffect(() => {
    const box = scroller.current;
    if (box === null || topPx === null || bottomPx === null) return;
    if (topPx < box.scrollTop) box.scrollTop = topPx;
    else if (bottomPx > box.scrollTop + box.clientHeight) box.scrollTop = bottomPx - box.clientHeight;
  }, [scroller, topPx, bottomPx]);
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from) }, (_each, index) => from + index);
