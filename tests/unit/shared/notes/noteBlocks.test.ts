import { describe, expect, it } from "vitest";
import { areSameBlocks, blockKey, MAX_NOTE_DEPTH, readBlocks } from "#shared/notes/index.ts";

describe("readBlocks", () => {
  it("keeps what a note can hold, also nodes of a newer version", () => {
    const blocks = [{ type: "paragraph", content: [{ type: "text", text: "字", marks: [{ type: "bold" }] }] }, { type: "fromTheFuture", attrs: { a: [1, "b", null] }, content: [] }];
    expect(readBlocks(blocks)).toEqual(blocks);
  });

  it("leaves out what no note can hold, and puts bare words into a paragraph", () => {
    expect(readBlocks([
      null, 7, "x", [], { type: 3 }, { type: "<script>" }, { type: "text", text: "" }, { type: "text", text: "裸", marks: [{ type: "a b" }, 4] },
      { type: "image", attrs: { att: {}, width: Number.NaN, alt: "好", "on click": "x", list: [{}] } },
    ])).toEqual([{ type: "paragraph", content: [{ type: "text", text: "裸" }] }, { type: "image", attrs: { alt: "好" }, content: [] }]);
    expect([readBlocks(null), readBlocks({}), readBlocks("[]")]).toEqual([null, null, null]);
  });

  it("goes no deeper than a note, and reads no more than anybody would", () => {
    let deep: unknown = { type: "paragraph", content: [] };
    for (let at = 0; at < 5_000; at += 1) deep = { type: "blockquote", content: [deep] };
    let depth = 0;
    for (let node = readBlocks([deep])?.[0]; node !== undefined; node = node.content?.[0]) depth += 1;
    expect(depth).toBe(MAX_NOTE_DEPTH);
    expect(readBlocks(Array.from({ length: 100_001 }, () => ({ type: "paragraph" })))).toBeNull();
  });
});

describe("blockKey", () => {
  it("is the same for what says the same", () => {
    const text = { type: "text", text: "好" };
    expect(blockKey({ type: "paragraph", content: [{ type: "text", text: "好好" }] })).toBe(blockKey({ type: "paragraph", attrs: { align: null }, content: [text, text] }));
    expect(blockKey({ type: "paragraph", content: [text] })).not.toBe(blockKey({ type: "heading", content: [text] }));
    expect(blockKey({ type: "paragraph", content: [text] })).not.toBe(blockKey({ type: "paragraph", content: [{ ...text, marks: [{ type: "bold" }] }] }));
  });
});

describe("areSameBlocks", () => {
  const say = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

  it("compares all of two notes", () => {
    expect(areSameBlocks([say("一"), say("二")], [say("一"), { ...say("二"), attrs: { align: null } }])).toBe(true);
    expect(areSameBlocks([say("一"), say("二")], [say("一")])).toBe(false);
    expect(areSameBlocks([say("一")], [say("一"), say("二")])).toBe(false);
    expect(areSameBlocks([say("一"), say("二")], [say("二"), say("一")])).toBe(false);
    expect(areSameBlocks([], [])).toBe(true);
  });
});
