import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { findMatches } from "#renderer/features/notes/editor/plugins/findMatches.ts";

const schema = getSchema(noteExtensions());
const doc = (...paragraphs: object[][]) => schema.nodeFromJSON({ type: "doc", content: paragraphs.map((content) => ({ type: "paragraph", content })) });
const words = (text: string) => ({ type: "text", text });

describe("findMatches", () => {
  it("finds every place in order, whatever its case and width", () => {
    const text = doc([words("ＡＢ点和ab点")], [words("没有")], [words("Ab点")]);
    expect(findMatches(text, "ab点").map(({ from, to }) => text.textBetween(from, to))).toEqual(["ＡＢ点", "ab点", "Ab点"]);
  });

  it("stays true behind a mention, and does not join what stands on both sides of it", () => {
    const text = doc([words("成"), { type: "pointRef", attrs: { pointId: null, label: "x" } }, words("功，成功")]);
    expect(findMatches(text, "成功").map(({ from, to }) => text.textBetween(from, to))).toEqual(["成功"]);
  });

  it("finds across marks", () => {
    const text = doc([words("报"), { ...words("价"), marks: [{ type: "bold" }] }]);
    expect(findMatches(text, "报价")).toEqual([{ from: 1, to: 3 }]);
  });

  it("finds nothing for nothing, and overlapping places once", () => {
    expect(findMatches(doc([words("啊啊啊")]), "")).toEqual([]);
    expect(findMatches(doc([words("啊啊啊")]), "啊啊")).toHaveLength(1);
  });
});
