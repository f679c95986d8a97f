import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { foldText, type OutlinePointRow } from "./outlineRows.ts";

/** A pause longer than this starts a new word. */
export const TYPE_AHEAD_PAUSE_MS = 700;

export interface TypeAhead {
  readonly text: string;
  readonly atMs: number;
}

/** The typed text after one more key. */
export function typeAheadText(before: TypeAhead | null, key: string, atMs: number): TypeAhead {
  const goesOn = before !== null && atMs - before.atMs < TYPE_AHEAD_PAUSE_MS;
  return { text: goesOn ? before.text + key : key, atMs };
}

/** The next shown point whose title begins with the text, going round from the active one. One repeated letter steps on. */
export function typeAheadTarget(view: ForestView, rows: readonly OutlinePointRow[], activeId: PointId | null, text: string): PointId | null {
  const letters = [...foldText(text)];
  const sameLetter = letters.length > 1 && letters.every((letter) => letter === letters[0]);
  const wanted = sameLetter ? (letters[0] ?? "") : letters.join("");
  if (wanted === "") return null;
  const start = rows.findIndex((row) => row.id === activeId);
  // A growing word may stay where it is; a single letter always looks further.
  const from = letters.length > 1 && !sameLetter ? start : start + 1;
  const round = [...rows.slice(Math.max(from, 0)), ...rows.slice(0, Math.max(from, 0))];
  return round.find((row) => foldText(view.point(row.id)?.title ?? "").startsWith(wanted))?.id ?? null;
}
