import type { MomentRow } from "./timelineRows.ts";

type SessionRow = Extract<MomentRow, { readonly kind: "session" }>;

export type TimelineTarget =
  | { readonly kind: "go"; readonly row: MomentRow }
  | { readonly kind: "show"; readonly row: MomentRow }
  | { readonly kind: "compare"; readonly row: MomentRow }
  | { readonly kind: "open"; readonly row: SessionRow; readonly isOpen: boolean };

const PAGE_ROWS = 8;

/** What a key means in the timeline, as in any tree; null when it means nothing there. */
export function timelineTarget(rows: readonly MomentRow[], active: MomentRow | undefined, key: string): TimelineTarget | null {
  const go = (row: MomentRow | undefined): TimelineTarget | null => (row === undefined ? null : { kind: "go", row });
  if (active === undefined) return key.startsWith("Arrow") || key === "Home" || key === "End" ? go(key === "End" ? rows.at(-1) : rows[0]) : null;
  const at = rows.indexOf(active);
  const last = rows.length - 1;
  const walkTo = new Map([
    ["ArrowDown", Math.min(last, at + 1)], ["ArrowUp", Math.max(0, at - 1)], ["PageDown", Math.min(last, at + PAGE_ROWS)], ["PageUp", Math.max(0, at - PAGE_ROWS)], ["Home", 0], ["End", last],
  ]).get(key);
  if (walkTo !== undefined) return go(rows[walkTo]);
  switch (key) {
    case "ArrowRight":
      return inward(rows, active, at);
    case "ArrowLeft":
      return outward(rows, active);
    case "Enter":
    case " ":
      return { kind: "show", row: active };
    case "c":
    case "C":
      return { kind: "compare", row: active };
    default:
      return null;
  }
}

function inward(rows: readonly MomentRow[], active: MomentRow, at: number): TimelineTarget | null {
  if (active.kind !== "session") return null;
  if (!active.isOpen) return { kind: "open", row: active, isOpen: true };
  const child = rows[at + 1];
  return child === undefined || child.kind === "session" ? null : { kind: "go", row: child };
}

function outward(rows: readonly MomentRow[], active: MomentRow): TimelineTarget | null {
  if (active.kind === "session") return active.isOpen ? { kind: "open", row: active, isOpen: false } : null;
  const parent = rows.find(({ key }) => key === active.parentKey);
  return parent === undefined ? null : { kind: "go", row: parent };
}
