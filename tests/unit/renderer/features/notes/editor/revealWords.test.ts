import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { placeOfWords } from "#renderer/features/notes/editor/revealWords.ts";

const schema = getSchema(noteExtensions());
const words = (text: string) => ({ type: "text", text });
const mention = { type: "pointRef", attrs: { pointId: null, label: "旧名" } };
const doc = schema.nodeFromJSON({ type: "doc", content: [[words("先报价，再沉默。")], [words("后来又报价一次，说到"), mention, words("，又提"), mention]].map((content) => ({ type: "paragraph", content })) });
const told = (goal: { readonly words: string; readonly before: string }): string | null => {
  const place = placeOfWords(doc, goal);
  return place === null ? null : `${doc.textBetween(Math.max(1, place.from - 2), place.from, "|", "*")}[${doc.textBetween(place.from, place.to, "|", "*")}]`;
};

describe("placeOfWords", () => {
  it("takes the place with the same words before it, of several", () => {
    expect(told({ words: "报价", before: "后来又" })).toBe("来又[报价]");
    expect(told({ words: "报价", before: "先" })).toBe("先[报价]");
  });

  it("needs only the end of what went before: a passage may begin in another line, or with dots", () => {
    expect(told({ words: "报价", before: "再沉默。 后来又" })).toBe("来又[报价]");
    expect(told({ words: "报价", before: "…又" })).toBe("来又[报价]");
  });

  it("finds a mention by what goes before it, whatever it is called now", () => {
    expect(told({ words: "新名", before: "一次，说到" })).toBe("说到[*]");
    expect(told({ words: "新名", before: "，又提" })).toBe("又提[*]");
  });

  it("takes the first place when nothing is known of what goes before, and none when the words are gone", () => {
    expect(told({ words: "报价", before: "" })).toBe("先[报价]");
    expect(told({ words: "报价", before: "早就改掉的字" })).toBe("先[报价]");
    expect(told({ words: "没有的", before: "" })).toBeNull();
  });
});
