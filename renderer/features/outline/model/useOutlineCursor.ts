import { useEffect, useMemo, useState } from "react";
import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { useForest, useSelection } from "#renderer/runtime/index.ts";
import { matchesIn } from "./nextMatch.ts";
import type { OutlinePointRow, OutlineRow } from "./outlineRows.ts";
import type { OutlineSession } from "./outlineSession.ts";

export type CursorMove = "select" | "extend" | "toggle" | "cursor-only";

export interface OutlineCursor {
  readonly activeId: PointId | null;
  readonly activeIndex: number;
  readonly selected: ReadonlySet<EndId>;
  readonly pointRows: readonly OutlinePointRow[];
  go(id: PointId, move: CursorMove): void;
  /** Every shown point; while filtering, only those that answer the filter. Returns how many. */
  selectAll(): number;
  row(id: PointId): OutlinePointRow | undefined;
  indexOf(id: PointId): number;
}

/** The ids from `from` to `to` as the rows stand, the target first because the first selected id is the primary one. */
function span(rows: readonly OutlinePointRow[], from: PointId, to: PointId): readonly PointId[] {
  const start = rows.findIndex((row) => row.id === from);
  const end = rows.findIndex((row) => row.id === to);
  if (start < 0 || end < 0) return [to];
  const ids = rows.slice(Math.min(start, end), Math.max(start, end) + 1).map((row) => row.id);
  return [to, ...ids.filter((id) => id !== to)];
}

/**
 * Where the keyboard stands in the tree. It follows the shared selection (the graph selects too), except while Mod+arrow
 * walks without selecting.
 */
export function useOutlineCursor(rows: readonly OutlineRow[], session: OutlineSession): OutlineCursor {
  const forest = useForest();
  const selection = useSelection();
  const [cursor, setCursor] = useState<{ id: PointId; anchorId: PointId; during: readonly EndId[] } | null>(null);
  const pointRows = useMemo(() => rows.filter((row) => row.kind === "point"), [rows]);
  const indexes = useMemo(() => new Map(rows.flatMap((row, index) => (row.kind === "point" ? [[row.id, index] as const] : []))), [rows]);
  const selected = useMemo(() => new Set(selection), [selection]);

  const primary = selection[0] !== undefined && isPointId(selection[0]) ? selection[0] : null;
  const wanted = cursor !== null && cursor.during === selection ? cursor.id : primary;
  const activeId = wanted !== null && indexes.has(wanted) ? wanted : (pointRows[0]?.id ?? null);

  useEffect(() => {
    // Something selected elsewhere becomes visible here: open what encloses it.
    if (primary === null || session.get().filter !== "") return;
    for (let id = forest.view.point(primary)?.parentId ?? null; id !== null; id = forest.view.point(id)?.parentId ?? null) session.setExpanded(id, true);
  }, [primary, forest, session]);

  const go = (id: PointId, move: CursorMove): void => {
    const anchorId = move === "extend" ? (cursor?.during === selection ? cursor.anchorId : (primary ?? id)) : id;
    if (move === "select") forest.selection.select([id]);
    if (move === "toggle") forest.selection.toggle(id);
    if (move === "extend") forest.selection.select(span(pointRows, anchorId, id));
    setCursor({ id, anchorId, during: forest.selection.get().ids });
  };

  const selectAll = (): number => {
    const matches = matchesIn(rows);
    const ids = matches.length > 0 ? matches : pointRows.map((row) => row.id);
    // The first selected id is the primary one: where the keyboard stands stays so.
    forest.selection.select(activeId !== null && ids.includes(activeId) ? [activeId, ...ids] : ids);
    return ids.length;
  };

  return {
    activeId,
    activeIndex: activeId === null ? -1 : (indexes.get(activeId) ?? -1),
    selected,
    pointRows,
    go,
    selectAll,
    row: (id) => pointRows.find((row) => row.id === id),
    indexOf: (id) => indexes.get(id) ?? -1,
  };
}
