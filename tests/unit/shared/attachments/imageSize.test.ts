import { describe, expect, it } from "vitest";
import { imageSize } from "#shared/attachments/index.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const FRAME = "\xff\xc0\0\x11\x08\0\x20\0\x40\x03\x01\x22\0";
const exif = (orientation: string): string => `\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${orientation}\0\0\0\0\0\0`;

describe("how large a picture is", () => {
  it.each([
    ["image/png", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\0\0\0\0\x80", 256, 128],
    ["image/gif", "GIF89a\x40\x01\xf0\0", 320, 240],
    ["image/bmp", `BM${"\0".repeat(12)}\x28\0\0\0\x03\0\0\0\xfe\xff\xff\xff`, 3, 2],
    ["image/webp", `RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x1f\0\0`, 64, 32],
    ["image/webp", `RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x40\0\x20\0`, 64, 32],
    ["image/webp", `RIFF\0\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x3f\xc0\x07\0\0\0\0\0\0`, 64, 32],
    ["image/jpeg", `\xff\xd8\xff\xe0\0\x04JF${FRAME}`, 64, 32],
    ["image/jpeg", `\xff\xd8${exif("\x01")}${FRAME}`, 64, 32],
    ["image/jpeg", `\xff\xd8${exif("\x06")}${FRAME}`, 32, 64],
  ])("%s is read", (mime, head, widthPx, heightPx) => {
    expect(imageSize(bytes(head), mime)).toEqual({ widthPx, heightPx });
  });

  it("is not known of what is cut, lies about its parts or is no picture", () => {
    for (const mime of ["image/png", "image/gif", "image/bmp", "image/webp", "image/jpeg"]) expect(imageSize(bytes("\xff\xd8\xff\xe1"), mime)).toBeNull();
    expect(imageSize(bytes(`\xff\xd8\xff\xe0\0\0${FRAME}`), "image/jpeg")).toBeNull();
    expect(imageSize(bytes(`\xff\xd8\xff\xe1\xff\xffExif\0\0MM\0\x2a\xff\xff\xff\xff${"\0".repeat(40)}`), "image/jpeg")).toBeNull();
    expect(imageSize(bytes("%PDF-"), "application/pdf")).toBeNull();
    expect(imageSize(bytes(`\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR${"\0".repeat(8)}`), "image/png")).toBeNull();
  });
});
