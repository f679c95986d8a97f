import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import styles from "./LongListbox.module.css";

/** How far a page key goes. */
const PAGE_ROWS = 8;

interface LongListboxProps {
  readonly label: string;
  readonly count: number;
  /** What a row is likely to measure before it has been drawn. */
  readonly rowHeightPx: number;
  /** The row the keyboard stands on. */
  readonly activeIndex: number;
  /** Stays with what the row shows when rows before it come or go. */
  keyOf(index: number): string;
  row(index: number): ReactNode;
  onActive(index: number): void;
  /** Enter, or a press. */
  onChoose(index: number): void;
}

/** How far a key goes in a list of `count` rows; null for keys that do not walk. */
function stepOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowDown": return at + 1;
    case "ArrowUp": return at - 1;
    case "PageDown": return at + PAGE_ROWS;
    case "PageUp": return at - PAGE_ROWS;
    case "Home": return 0;
    case "End": return count - 1;
    default: return null;
  }
}

/** One of a list of any length: one focusable element whose active row is named by id, of which only the rows in sight are in the page. */
export function LongListbox({ label, count, rowHeightPx, activeIndex, keyOf, row, onActive, onChoose }: LongListboxProps): ReactElement {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: keyOf,
    overscan: 6,
    // A screen reader points at the active row, however far it is scrolled away.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeIndex])].filter((index) => index >= 0 && index < count).sort((a, b) => a - b),
  });
  useEffect(() => { virtualizer.scrollToIndex(activeIndex, { align: "auto" }); }, [activeIndex, virtualizer]);
  const idOf = (index: number): string | undefined => (index >= 0 && index < count ? `${id}-${keyOf(index)}` : undefined);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
    const next = stepOf(event.key, activeIndex, count);
    if (next !== null) onActive(Math.min(Math.max(next, 0), count - 1));
    else if (event.key === "Enter") onChoose(activeIndex);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={scroller} role="listbox" tabIndex={0} data-autofocus="" className={styles.list} aria-label={label} aria-activedescendant={idOf(activeIndex)} onKeyDown={onKeyDown}>
      <div role="presentation" className={styles.body} style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <div key={key} role="presentation" ref={virtualizer.measureElement} data-index={index} className={styles.slot} style={{ transform: `translateY(${start}px)` }}>
            {/* The list has the keys; a row only answers to the pointer. */}
            {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
            <div id={idOf(index)} role="option" tabIndex={-1} aria-selected={index === activeIndex} aria-setsize={count} aria-posinset={index + 1} className={styles.row} onPointerDown={() => onActive(index)} onClick={() => onChoose(index)}>{row(index)}</div>
          </div>
        ))}
      </div>
    </div>
  );
}
