import { endingOf } from "./attachmentName.ts";
import { looksLikeText } from "./looksLikeText.ts";

export const UNKNOWN_MIME = "application/octet-stream";
export const DOCX_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const PACKED_BY_ENDING: Readonly<Record<string, string>> = {
  docx: DOCX_MIME,
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};
const TEXT_BY_ENDING: Readonly<Record<string, string>> = { txt: "text/plain", log: "text/plain", text: "text/plain", md: "text/markdown", markdown: "text/markdown", csv: "text/csv" };

/**
 * What a file is by its own first bytes. A name is believed only among kinds that are never shown by the page as they are (text, packed documents): an HTML
 * file called .png is of no known kind.
 */
export function sniffMime(head: Uint8Array, name: string): string {
  return imageMime(head) ?? mediaMime(head) ?? documentMime(head, endingOf(name)) ?? UNKNOWN_MIME;
}

function imageMime(head: Uint8Array): string | null {
  if (startsWith(head, 0, "\x89PNG\r\n\x1a\n") && startsWith(head, 12, "IHDR")) return "image/png";
  if (startsWith(head, 0, "\xff\xd8\xff")) return "image/jpeg";
  if (startsWith(head, 0, "GIF87a") || startsWith(head, 0, "GIF89a")) return "image/gif";
  if (startsWith(head, 0, "RIFF") && startsWith(head, 8, "WEBPVP8")) return "image/webp";
  if (startsWith(head, 4, "ftypavi")) return "image/avif";
  if (isBitmap(head)) return "image/bmp";
  return isSvg(head) ? "image/svg+xml" : null;
}

/** "BM" alone begins many a text. */
function isBitmap(head: Uint8Array): boolean {
  return startsWith(head, 0, "BM") && startsWith(head, 6, "\0\0\0\0") && [12, 40, 52, 56, 108, 124].includes(head[14] ?? 0) && startsWith(head, 15, "\0\0\0");
}

const MP4_AUDIO: ReadonlySet<string> = new Set(["M4A ", "M4B ", "M4P "]);
const MP4_VIDEO = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|qt {2}|3gp[4-7])$/;

function mp4Mime(brand: string): string | null {
  if (MP4_AUDIO.has(brand)) return "audio/mp4";
  return MP4_VIDEO.test(brand) ? "video/mp4" : null;
}

function mediaMime(head: Uint8Array): string | null {
  if (startsWith(head, 4, "ftyp")) return mp4Mime(latin(head.subarray(8, 12)));
  if (startsWith(head, 0, "\x1a\x45\xdf\xa3")) return latin(head.subarray(0, 64)).includes("webm") ? "video/webm" : null;
  if (startsWith(head, 0, "OggS")) return latin(head.subarray(0, 512)).includes("theora") ? "video/ogg" : "audio/ogg";
  if (startsWith(head, 0, "RIFF") && startsWith(head, 8, "WAVE")) return "audio/wav";
  if (startsWith(head, 0, "fLaC")) return "audio/flac";
  if (startsWith(head, 0, "ID3") && (head[3] ?? 0xff) <= 4) return "audio/mpeg";
  return frameMime(head[0] ?? 0, head[1] ?? 0, head[2] ?? 0xff);
}

/** MP3 and AAC may begin with a frame: eleven set bits, then what a frame can say. */
function frameMime(first: number, second: number, third: number): string | null {
  if (first !== 0xff) return null;
  if ((second & 0xf6) === 0xf0) return "audio/aac";
  const isLayer3 = (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  const hasRate = (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c;
  return isLayer3 && hasRate ? "audio/mpeg" : null;
}

function documentMime(head: Uint8Array, ending: string): string | null {
  if (startsWith(head, 0, "%PDF-")) return "application/pdf";
  if (startsWith(head, 0, "PK\x03\x04")) return PACKED_BY_ENDING[ending] ?? "application/zip";
  const text = TEXT_BY_ENDING[ending];
  return text !== undefined && looksLikeText(head) ? text : null;
}

/** An SVG begins with its own element, after no more than a byte order mark, a declaration, comments and a plain doctype. */
const SVG_START = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*){0,8}(?:<!DOCTYPE svg[^>[]{0,300}>\s*)?<svg[\s>]/;

function isSvg(head: Uint8Array): boolean {
  return SVG_START.test(latin(head.subarray(0, 8_192)));
}

function startsWith(bytes: Uint8Array, offset: number, letters: string): boolean {
  for (let at = 0; at < letters.length; at += 1) if (bytes[offset + at] !== letters.charCodeAt(at)) return false;
  return true;
}

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
