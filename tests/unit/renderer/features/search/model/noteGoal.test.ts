import { describe, expect, it } from "vitest";
import { goalAt, goalOfHit } from "#renderer/features/search/model/noteGoal.ts";

const POINT = "pt_0123456789abcdefghijk";

describe("where the words of an answer stand", () => {
  it("is told by the first of them and what goes before it in its line", () => {
    expect(goalAt({ text: "第一行\n他报价以后，又报价", marks: [[5, 7], [11, 13]] }, "own")).toEqual({ sheet: "own", words: "报价", before: "他" });
    expect(goalAt({ text: "报价以后", marks: [[0, 2]] }, "shared")).toEqual({ sheet: "shared", words: "报价", before: "" });
    expect(goalAt({ text: `${"很".repeat(60)}报价`, marks: [[60, 62]] }, "shared")?.before).toBe("很".repeat(24));
    expect(goalAt({ text: "没有标出", marks: [] }, "shared")).toBeUndefined();
  });

  it("is in the sheet that answered, and nowhere when it was no note", () => {
    const snippet = { text: "他报价", marks: [[1, 3]] } as const;
    expect(goalOfHit({ kind: "note", docId: `my:note:${POINT}`, snippet })?.sheet).toBe("own");
    expect(goalOfHit({ kind: "note", docId: `note:${POINT}`, snippet })?.sheet).toBe("shared");
    expect(goalOfHit({ kind: "note", docId: "discussion", snippet })).toBeUndefined();
    expect(goalOfHit({ kind: "note", docId: `note:${POINT}`, snippet: null })).toBeUndefined();
    expect(goalOfHit({ kind: "point", docId: null, snippet })).toBeUndefined();
    expect(goalOfHit({ kind: "attachment", docId: `my:note:${POINT}`, snippet }), "the words of a file stand in the file").toEqual({ sheet: "own", words: "", before: "" });
  });
});
