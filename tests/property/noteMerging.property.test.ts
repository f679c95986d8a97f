import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockKey, mergeNotes, type NoteJson } from "#shared/notes/index.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });
/** Few different blocks, so that likeness by chance is common. */
const note = fc.array(fc.constantFrom("一", "二", "三", "四", "五", "六").map(p), { maxLength: 12 });
const textOf = (blocks: readonly NoteJson[]): string[] => blocks.map(blockKey);
const written = (ours: readonly NoteJson[], changes: ReturnType<typeof mergeNotes>["changes"]): NoteJson[] => {
  const blocks = [...ours];
  for (const { at, count, nodes } of [...changes].reverse()) blocks.splice(at, count, ...nodes);
  return blocks;
};
const isWithin = (wanted: readonly string[], all: readonly string[]): boolean => {
  let at = 0;
  for (const key of all) if (key === wanted[at]) at += 1;
  return at === wanted.length;
};

describe("merging a suggested version", () => {
  it("makes a note nobody changed exactly the suggestion, and leaves one alone that is not to be changed", () => {
    fc.assert(fc.property(note, note, (base, other) => {
      expect(textOf(mergeNotes({ base, ours: base, theirs: other }).blocks)).toEqual(textOf(other));
      const untouched = mergeNotes({ base, ours: other, theirs: base });
      expect([untouched.changes, untouched.conflicts]).toEqual([[], 0]);
    }));
  });

  it("says in its changes what it says in its blocks", () => {
    fc.assert(fc.property(note, note, note, (base, ours, theirs) => {
      const { changes, blocks, beside } = mergeNotes({ base, ours, theirs });
      expect(written(ours, changes)).toEqual(blocks);
      for (const [index, { at }] of changes.entries()) expect(at).toBeGreaterThan(index === 0 ? -1 : (changes[index - 1]?.at ?? 0) + (changes[index - 1]?.count ?? 0));
      for (const at of beside) expect(at).toBeLessThan(blocks.length);
    }));
  });

  it("loses nothing that was written meanwhile, in its order", () => {
    // What is new in the note stands in no other version.
    const fresh = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 6 });
    fc.assert(fc.property(note, note, fresh, (base, theirs, edits) => {
      const ours = [...base];
      for (const [index, [at, isInstead]] of edits.entries()) ours.splice(at % (ours.length + 1), isInstead ? 1 : 0, p(`新${String(index)}`));
      const news = textOf(ours).filter((key) => key.includes("新"));
      const { blocks } = mergeNotes({ base, ours, theirs });
      expect(isWithin(news, textOf(blocks))).toBe(true);
    }));
  });

  it("brings everything that is new in the suggestion", () => {
    const fresh = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 6 });
    fc.assert(fc.property(note, note, fresh, (base, ours, edits) => {
      const theirs = [...base];
      for (const [index, [at, isInstead]] of edits.entries()) theirs.splice(at % (theirs.length + 1), isInstead ? 1 : 0, p(`新${String(index)}`));
      const all = new Set(textOf(mergeNotes({ base, ours, theirs }).blocks));
      for (const key of textOf(theirs)) if (key.includes("新")) expect(all.has(key)).toBe(true);
    }));
  });

  it("keeps the very objects of blocks nobody touches", () => {
    fc.assert(fc.property(note, note, note, (base, ours, theirs) => {
      const { blocks, changes } = mergeNotes({ base, ours, theirs });
      const gone = new Set(changes.flatMap(({ at, count }) => Array.from({ length: count }, (_, step) => at + step)));
      const kept = ours.filter((_, at) => !gone.has(at));
      expect(kept.every((block) => blocks.includes(block))).toBe(true);
    }));
  });
});
