import { describe, expect, it } from "vitest";
import { nodeOfFile } from "#renderer/features/notes/editor/insertFiles.ts";

const sha256 = "a".repeat(64);

describe("nodeOfFile", () => {
  it.each([["image/png", "image"], ["audio/mpeg", "media"], ["video/mp4", "media"], ["application/pdf", "file"], ["text/html", "file"]])("puts %s as %s", (mime, type) => {
    expect(nodeOfFile({ sha256, name: "a", mime, sizeBytes: 3 })).toMatchObject({ type, attrs: { att: sha256 } });
  });
});
