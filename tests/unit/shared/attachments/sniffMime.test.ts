import { describe, expect, it } from "vitest";
import { sniffMime } from "#shared/attachments/index.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const PNG = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10\0\0\0\x08";

describe("what a file is by its bytes", () => {
  it.each([
    ["image/png", PNG],
    ["image/jpeg", "\xff\xd8\xff\xe0\0\x10JFIF"],
    ["image/gif", "GIF89a\x01\0\x01\0"],
    ["image/webp", "RIFF\x10\0\0\0WEBPVP8 "],
    ["image/avif", "\0\0\0\x20ftypavif"],
    ["image/bmp", "BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0"],
    ["image/svg+xml", "<?xml version=\"1.0\"?>\n<!-- a -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"],
    ["video/mp4", "\0\0\0\x20ftypisom"],
    ["audio/mp4", "\0\0\0\x20ftypM4A "],
    ["video/webm", "\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"],
    ["audio/ogg", "OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x1e\x01vorbis"],
    ["audio/wav", "RIFF\x10\0\0\0WAVEfmt "],
    ["audio/mpeg", "ID3\x03\0\0"],
    ["audio/mpeg", "\xff\xfb\x90\x64"],
    ["audio/flac", "fLaC\0\0"],
    ["application/pdf", "%PDF-1.7\n"],
  ])("is %s", (mime, head) => {
    expect(sniffMime(bytes(head), "x.bin")).toBe(mime);
  });

  it.each([
    ["a page called .png", "<!doctype html><script>alert(1)</script>", "photo.png"],
    ["a page with a comment that looks like an SVG", "<!-- <svg> --><html><svg onload=alert(1)>", "a.svg"],
    ["a page beginning like a bitmap", "BM<script>alert(1)</script>", "a.bmp"],
    ["a PNG that only begins like one", "\x89PNG\r\n\x1a\n<script>alert(1)</script>", "a.png"],
    ["an SVG with entities of its own", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>", "a.svg"],
    ["a program", "MZ\x90\0\x03", "holiday.jpg"],
    ["a PDF with something before it", "<html>%PDF-1.7", "a.pdf"],
    ["nothing", "", "a.txt"],
    ["a text with zeros", "abc\0def", "a.txt"],
  ])("%s is of no known kind", (_what, head, name) => {
    expect(sniffMime(bytes(head), name)).toBe("application/octet-stream");
  });

  it("believes a name only among texts and packed documents", () => {
    expect(sniffMime(utf8("# 标题"), "a.MD")).toBe("text/markdown");
    expect(sniffMime(utf8("甲,乙"), "a.csv")).toBe("text/csv");
    expect(sniffMime(utf8("<html>"), "a.txt")).toBe("text/plain");
    expect(sniffMime(utf8("<html>"), "a.html")).toBe("application/octet-stream");
    expect(sniffMime(bytes("PK\x03\x04"), "a.docx")).toContain("wordprocessingml");
    expect(sniffMime(bytes("PK\x03\x04"), "a.jar")).toBe("application/zip");
    expect(sniffMime(bytes(PNG), "a.docx")).toBe("image/png");
  });
});
