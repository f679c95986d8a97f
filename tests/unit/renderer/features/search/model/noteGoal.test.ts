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
    const told = (hit: Partial<Parameters<typeof goalOfHit>[0]>) => goalOfHit({ key: "k", kind: "note", docId: null, sha256: null, snippet, ...hit });
    expect(told({ docId: `my:note:${POINT}` })?.sheet).toBe("own");
    expect(told({ docId: `note:${POINT}` })?.sheet).toBe("shared");
    expect(told({ docId: "discussion" })).toBeUndefined();
    expect(told({ docId: `note:${POINT}`, snippet: null })).toBeUndefined();
    expect(told({ kind: "point" })).toBeUndefined();
    expect(told({ kind: "attachment", docId: `my:note:${POINT}`, sha256: "ab" }), "the words of a file stand in the file").toEqual({ sheet: "own", words: "", before: "", sha256: "ab" });
  });

  it("is the version that was suggested, over the note everybody reads", () => {
    const hit = { kind: "suggestion", docId: "discussion", sha256: null, snippet: null } as const;
    expect(goalOfHit({ ...hit, key: "th_0123456789abcdefghijk" })).toEqual({ sheet: "shared", words: "", before: "", suggestionId: "th_0123456789abcdefghijk" });
    expect(goalOfHit({ ...hit, key: "nothing" })).toBeUndefined();
  });
});
