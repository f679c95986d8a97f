import { describe, expect, it } from "vitest";
import { commentWithMentions, mentionName, plainComment, textParts } from "#shared/discussion/index.ts";

describe("mentions", () => {
  it("are told from text", () => {
    expect(textParts("请 @[何佳宁](pr_he-1) 看看")).toEqual([{ kind: "text", text: "请 " }, { kind: "mention", personId: "pr_he-1", name: "何佳宁" }, { kind: "text", text: " 看看" }]);
    for (const text of ["", "@何佳宁", "@[](pr_1)", "@[a](pt_1)", "@[a](javascript:x)", "@[a\nb](pr_1)", "[a](pr_1)"]) expect(textParts(text).filter((part) => part.kind === "mention"), text).toEqual([]);
  });

  it("are typed as plain names and come back as they were", () => {
    const text = "@[何佳宁](pr_1)，@[何](pr_2) 和 @何人";
    const { plain, mentioned } = plainComment(text);
    expect(plain).toBe("@何佳宁，@何 和 @何人");
    expect(commentWithMentions("@何佳宁，@何 和你", mentioned)).toBe("@[何佳宁](pr_1)，@[何](pr_2) 和你");
    expect(commentWithMentions("没有人", mentioned)).toBe("没有人");
  });

  it("never let a name end the mention early", () => {
    const name = mentionName(" 王[磊](pr_9)\n ");
    expect(textParts(commentWithMentions(`@${name}`, new Map([[name, "pr_1"]])))).toEqual([{ kind: "mention", personId: "pr_1", name: "王磊(pr_9)" }]);
  });
});
