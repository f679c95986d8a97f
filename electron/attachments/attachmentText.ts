import { DOCX_MIME, endingOf, MAX_TEXT_LETTERS } from "#shared/attachments/index.ts";
import type { AttachmentReader, OpenedAttachment } from "./openAttachment.ts";
import { docxText } from "./docxText.ts";

/** Beyond this no text is read out of a file. */
const MAX_TEXT_FILE_BYTES = 64 * 1024 * 1024;

export interface ReadAttachmentText {
  readonly reader: AttachmentReader;
  readonly forestDir: string;
  readonly sha256: string;
  /** What the note says it is. It chooses a reader and nothing more: bytes that are something else give no text. */
  readonly mime: string;
  readonly name: string;
}

/** The text of a plain text or a Word document, for the search and the preview; null when there is none to be had. PDFs are read by the page, which has no files to lose. Rejects as opening does. */
export async function readAttachmentText({ reader, forestDir, sha256, mime, name }: ReadAttachmentText): Promise<string | null> {
  const file = await reader.open(forestDir, sha256);
  try {
    if (file.sizeBytes > MAX_TEXT_FILE_BYTES) return null;
    const ending = endingOf(name);
    if (mime === DOCX_MIME || ending === "docx") return await docxText(await file.read(0, file.sizeBytes));
    return mime.startsWith("text/") ? await plainText(file) : null;
  } finally {
    await file.close();
  }
}

/** A letter takes up to four bytes, and a cut one at the end must not spoil the rest. */
async function plainText(file: OpenedAttachment): Promise<string | null> {
  const wantedBytes = MAX_TEXT_LETTERS * 4;
  const bytes = await file.read(0, wantedBytes);
  return decodedText(bytes, file.sizeBytes > wantedBytes)?.slice(0, MAX_TEXT_LETTERS) ?? null;
}

/** UTF-8, else GB 18030 (as Windows in China wrote for thirty years), or UTF-16 with its mark; null when it is no text. */
export function decodedText(bytes: Uint8Array, isCut: boolean): string | null {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : bytes[0] === 0xfe && bytes[1] === 0xff ? ["utf-16be"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding, isCut);
    if (text !== null) return text.includes("\0") ? null : text.replace(/\r\n?/g, "\n");
  }
  return null;
}

function decoded(bytes: Uint8Array, encoding: string, isCut: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}
