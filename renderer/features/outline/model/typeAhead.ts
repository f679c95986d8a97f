import { startsReading, type ReadingsOf } from "#shared/finding/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import type { OutlinePointRow } from "./outlineRows.ts";

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

interface TypeAheadPlace {
  readonly view: ForestView;
  readonly rows: readonly OutlinePointRow[];
  readonly activeId: PointId | null;
  /** null until the table has come: then titles answer as they are written only. */
  readonly readings: ReadingsOf | null;
}

/**
 * The next shown point whose title begins with the text as it is written or as it is read (pinyin, initials), going round from the active one. One
 * repeated letter steps on, unless a title begins with it twice.
 */
export function typeAheadTarget({ view, rows, activeId, readings }: TypeAheadPlace, text: string): PointId | null {
  const letters = [...text.normalize("NFKC").toLowerCase().trim()];
  const start = rows.findIndex((row) => row.id === activeId);
  const find = (wanted: string, from: number): PointId | null => {
    const first = Math.max(from, 0);
    for (let step = 0; step < rows.length; step += 1) {
      const id = rows[(first + step) % rows.length]?.id;
      if (id !== undefined && startsReading(view.point(id)?.title ?? "", wanted, readings)) return id;
    }
    return null;
  };
  if (letters.length === 0) return null;
  // A growing word may stay where it is; a single letter always looks further.
  if (letters.length === 1) return find(letters.join(""), start + 1);
  const whole = find(letters.join(""), start);
  return whole === null && letters.every((letter) => letter === letters[0]) ? find(letters[0] ?? "", start + 1) : whole;
}
