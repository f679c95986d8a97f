import type { OutlineNote } from "#shared/outlineText/index.ts";

export interface NoteCount {
  readonly code: OutlineNote["code"];
  readonly count: number;
  /** The first lines it concerns, as "3, 7, 12". */
  readonly lines: string;
}

const MOST_LINES = 5;

/** What should be known before planting, each kind of note once. */
export function noteCounts(notes: readonly OutlineNote[]): readonly NoteCount[] {
  const byCode = new Map<OutlineNote["code"], number[]>();
  for (const { code, line } of notes) byCode.set(code, [...(byCode.get(code) ?? []), line]);
  return [...byCode].map(([code, lines]) => ({ code, count: lines.length, lines: `${lines.slice(0, MOST_LINES).join(", ")}${lines.length > MOST_LINES ? "…" : ""}` }));
}
