import { describe, expect, it } from "vitest";
import { foldTouched } from "#electron/durableLog/foldTouched.ts";
import type { LoggedUpdate, LogRecord } from "#shared/storage/index.ts";

const state = (docId: string, ...bytes: number[]): LoggedUpdate => ({ docId, bytes: Uint8Array.from(bytes) });
const record = (docId: string, byte: number): LogRecord => ({ seq: 9, docId, bytes: Uint8Array.of(byte), atMs: 1, by: "" });

describe("foldTouched", () => {
  it("folds what was written to since, and lets the rest through as it is", () => {
    const asked: string[] = [];
    const fold = (updates: readonly LoggedUpdate[]): { documents: LoggedUpdate[]; rejected: number } => {
      asked.push(...updates.map(({ docId, bytes }) => `${docId} ${bytes.join()}`));
      return { documents: [state("forest", 100), state("note:new", 101), state("note:twice", 102)], rejected: 1 };
    };
    const untouched = state("note:old", 7);
    const folded = foldTouched({ states: [state("forest", 1), state("note:twice", 2), untouched, state("note:twice", 3)], records: [record("forest", 4), record("note:new", 5)] }, fold);
    expect(asked).toEqual(["forest 1", "note:twice 2", "note:twice 3", "forest 4", "note:new 5"]);
    expect(folded).toEqual({ documents: [state("forest", 100), state("note:new", 101), untouched, state("note:twice", 102)], rejected: 1 });
    expect(folded.documents[2]?.bytes).toBe(untouched.bytes);
  });
});
