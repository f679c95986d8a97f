import { describe, expect, it } from "vitest";
import { attachmentUrl, parseAttachmentUrl } from "#shared/attachments/index.ts";

const SHA = "ab".repeat(32);

describe("where an attachment is shown from", () => {
  it("is read back to the same file, whatever its name", () => {
    const url = attachmentUrl("fr_0192", { sha256: SHA, mime: "image/png", name: "../我的 图#?&.png" });
    expect(parseAttachmentUrl(url)).toEqual({ forestId: "fr_0192", sha256: SHA });
    expect(new URL(url).searchParams.get("name")).toBe("../我的 图#?&.png");
    expect(parseAttachmentUrl(attachmentUrl("fr_a", { sha256: SHA, mime: "" }))).not.toBeNull();
  });

  it.each([
    `attachment://fr_a/../${SHA}`, `attachment://fr_a/%2e%2e/${SHA}`, `attachment://fr_a/..%2f${SHA}`, `attachment://fr_a/${SHA}/..`, `attachment://fr_a//${SHA}`,
    `attachment://fr_a/${SHA.toUpperCase()}`, `attachment://fr_a/${SHA.slice(1)}`, `attachment://fr_a/${SHA}0`, `attachment://fr_a/${SHA}#x`, `attachment://fr_a/${SHA}\n`,
    `attachment://fr_a:80/${SHA}`, `attachment://me@fr_a/${SHA}`, `attachment://evil/${SHA}`, `attachment://fr_a.b/${SHA}`, `attachment:///${SHA}`, `attachment://fr_ａ/${SHA}`,
    `attachment://fr_a/${SHA.replace(/^a/, "а")}`, `attachment://fr_a/${SHA}?a b`, `attachment://fr_a/${SHA}?名`, `attachment:fr_a/${SHA}`, `http://fr_a/${SHA}`, `Attachment://fr_a/${SHA}`, "", "attachment://fr_a/",
    `attachment://fr_a/${SHA}?${"x".repeat(5000)}`, `attachment://fr_a\\${SHA}`, `attachment://fr_${"a".repeat(65)}/${SHA}`,
  ])("nothing is found under %s", (url) => {
    expect(parseAttachmentUrl(url)).toBeNull();
  });
});
