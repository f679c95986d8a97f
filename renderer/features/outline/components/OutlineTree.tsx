import { useEffect, useRef, type DragEvent, type MouseEvent } from "react";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { ReadingsOf } from "#shared/finding/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { commitTitle } from "../model/outlineCommands.ts";
import type { OutlinePointRow, OutlineRow as Row } from "../model/outlineRows.ts";
import type { OutlineSession, OutlineSessionState } from "../model/outlineSession.ts";
import { useDraftRow } from "../model/useDraftRow.ts";
import { useOutlineCursor, type OutlineCursor } from "../model/useOutlineCursor.ts";
import { useOutlineDrag, type OutlineDrag } from "../model/useOutlineDrag.ts";
import { useTreeKeys } from "../model/useTreeKeys.ts";
import { useStableHandlers } from "../model/useStableHandlers.ts";
import { OutlineDraftRow } from "./OutlineDraftRow.tsx";
import { OutlineMenu } from "./OutlineMenu.tsx";
import { OutlineRow, rowDomId, type OutlineRowHandlers } from "./OutlineRow.tsx";
import styles from "../outline.module.css";

const ROW_HEIGHT_PX = 28;

const keyOf = (row: Row): string => (row.kind === "point" ? row.id : row.kind === "caption" ? `caption-${row.section}` : `draft-${row.draft.turn ?? 0}`);

/** Rows that must exist however far they are scrolled away: the active one (a screen reader points at it) and an open field. */
function pinnedIndexes(rows: readonly Row[], activeIndex: number, editingId: PointId | null): readonly number[] {
  const field = rows.findIndex((row) => row.kind === "draft" || (row.kind === "point" && row.id === editingId));
  return [activeIndex, field].filter((index) => index >= 0);
}

function useRowHandlers(parts: { cursor: OutlineCursor; session: OutlineSession; drag: OutlineDrag; focusTree: () => void }): OutlineRowHandlers {
  const { cursor, session, drag, focusTree } = parts;
  const forest = useForest();
  const shell = useShell();
  const latest: OutlineRowHandlers = {
    onPress: (event: MouseEvent, id: PointId) => {
      cursor.go(id, event.shiftKey ? "extend" : event.ctrlKey || event.metaKey ? "toggle" : "select");
    },
    onToggle: (row: OutlinePointRow) => session.setExpanded(row.id, !row.expanded),
    onContext: (id) => {
      if (!cursor.selected.has(id)) cursor.go(id, "select");
    },
    onEdit: (id) => shell.editTitle(id),
    onTitle: (id, title) => commitTitle(forest, id, title),
    onTitleDone: (end) => {
      session.endEdit();
      if (end !== "away") focusTree();
    },
    onDragStart: (event: DragEvent<HTMLElement>, id) => drag.start(event, id),
    onDragOver: (event: DragEvent<HTMLElement>, id) => drag.over(event, id),
    onDrop: (event) => drag.drop(event),
    onDragEnd: () => drag.end(),
  };
  return useStableHandlers(latest);
}

interface OutlineTreeProps {
  readonly rows: readonly Row[];
  readonly session: OutlineSession;
  readonly state: OutlineSessionState;
  readonly readings: ReadingsOf | null;
}

/** The tree itself: one focusable element whose active row is named by id, of which only the rows in sight are in the page. */
export function OutlineTree({ rows, session, state, readings }: OutlineTreeProps) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const cursor = useOutlineCursor(rows, session);
  const drag = useOutlineDrag();
  const onKeyDown = useTreeKeys({ cursor, session, readings });
  const focusTree = (): void => tree.current?.focus({ preventScroll: true });
  const handlers = useRowHandlers({ cursor, session, drag, focusTree });
  const draftRow = useDraftRow(session, focusTree);
  const pinned = pinnedIndexes(rows, cursor.activeIndex, state.editingId);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => keyOf(rows[index] ?? { kind: "caption", section: "understory" }),
    overscan: 8,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...pinned])].filter((index) => index < rows.length).sort((a, b) => a - b),
  });
  const shownIndex = pinned.at(-1);
  useEffect(() => {
    if (shownIndex !== undefined) virtualizer.scrollToIndex(shownIndex, { align: "auto" });
  }, [shownIndex, virtualizer]);

  const renderRow = (row: Row) => {
    if (row.kind === "caption") {
      // Hidden from the tree's reading order: every wisdom row names its layer by standing in it, and a tree may own tree items only.
      // i18n-keys: outline.caption.*
      return <div className={styles.caption} aria-hidden="true">{t(`outline.caption.${row.section}`)}</div>;
    }
    if (row.kind === "draft") {
      return <OutlineDraftRow draft={row.draft} level={row.level} handlers={draftRow} />;
    }
    return (
      <OutlineRow
        row={row} isSelected={cursor.selected.has(row.id)} isActive={row.id === cursor.activeId} isEditing={row.id === state.editingId}
        isCut={state.cutIds.includes(row.id)} dropSide={drag.target?.id === row.id ? drag.target.side : null} handlers={handlers}
      />
    );
  };

  return (
    <OutlineMenu>
      <div ref={scroller} className={styles.scroller}>
        <div
          ref={tree} role="tree" tabIndex={0} className={styles.tree} aria-label={t("outline.title")} aria-multiselectable="true" aria-describedby="outline-keys"
          aria-activedescendant={cursor.activeId === null ? undefined : rowDomId(cursor.activeId)}
          style={{ height: `${virtualizer.getTotalSize()}px` }} onKeyDown={onKeyDown} onDragLeave={drag.leave}
        >
          {virtualizer.getVirtualItems().map((shown) => {
            const row = rows[shown.index];
            return row === undefined ? null : (
              <div key={shown.key} role="presentation" ref={virtualizer.measureElement} data-index={shown.index} className={styles.slot} style={{ transform: `translateY(${shown.start}px)` }}>
                {renderRow(row)}
              </div>
            );
          })}
        </div>
      </div>
    </OutlineMenu>
  );
}
