import { expect, it } from "vitest";
import { fieldChanges } from "#shared/history/index.ts";

it("lists the fields that differ, what matters most first", () => {
  const before = { title: "甲", order: "a0", "tag:x": true, pos: [1, 2], summary: "同" } as const;
  const after = { title: "乙", parent: "pt_1", order: "a0", "alias:y": true, pos: [1, 2], summary: "同" } as const;
  expect(fieldChanges({ before, after })).toEqual([
    { field: "title", before: "甲", after: "乙" },
    { field: "parent", before: null, after: "pt_1" },
    { field: "alias:y", before: null, after: true },
    { field: "tag:x", before: true, after: null },
  ]);
});

it("lists all fields of a record that came or went, and none of one that is the same", () => {
  expect(fieldChanges({ before: null, after: { title: "甲", pos: [0, 1] } })).toEqual([{ field: "title", before: null, after: "甲" }, { field: "pos", before: null, after: [0, 1] }]);
  expect(fieldChanges({ before: { pos: [0, 1] }, after: { pos: [0, 2] } })).toEqual([{ field: "pos", before: [0, 1], after: [0, 2] }]);
  expect(fieldChanges({ before: { title: "甲" }, after: { title: "甲" } })).toEqual([]);
});
