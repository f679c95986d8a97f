import { attachmentKind, attachmentName, attachmentUrl, isAttachmentId, MAX_ATTACHMENT_BYTES, MAX_CHUNK_BYTES } from "#shared/attachments/index.ts";
import { err, ok, type Clock, type ForestId, type Result } from "#shared/kernel/index.ts";
import type { IpcErrorCode } from "#shared/ipc/contract.ts";
import { callMain } from "../ipcClient.ts";
import { createThumbnails, type ThumbnailsParts } from "./createThumbnails.ts";
import { drawThumbnail } from "./drawThumbnail.ts";
import { createFilesFromOthers, FETCHED_BY_ITSELF_BYTES, type FilesFromOthers } from "./filesFromOthers.ts";
import type { AttachmentErrorCode, AttachmentRef, Attachments } from "./types.ts";

type Failure = { readonly code: AttachmentErrorCode; readonly limitBytes?: number };

/** What the rooms around notes need beside the port: the bytes themselves, and their text. */
export interface ForestAttachments extends Attachments {
  /** The whole file, for what the page reads itself. */
  bytesOf(sha256: string): Promise<Result<Uint8Array<ArrayBuffer>, Failure>>;
  /** The text of a plain text, a Word document or a PDF, for the search and for a preview; null when there is none to be had. */
  textOf(attachment: Pick<AttachmentRef, "sha256" | "mime" | "name">): Promise<Result<string | null, Failure>>;
  /** Those that are not on this machine. */
  readonly fromOthers: FilesFromOthers;
  /** A small picture has been drawn. */
  onChange(listener: () => void): () => void;
  /** Lets go of the small pictures. */
  close(): void;
}

export interface AttachmentsParts {
  readonly forestId: ForestId;
  readonly clock: Clock;
  readonly drawThumbnail?: ThumbnailsParts["draw"];
  /** Reads the text of a PDF; fetched when the first one is met. */
  readonly readPdf?: (bytes: Uint8Array<ArrayBuffer>) => Promise<string | null>;
}

const FAILURES: Partial<Record<IpcErrorCode, AttachmentErrorCode>> = { "not-allowed": "not-allowed", "not-found": "not-found", "disk-full": "disk-full", permission: "permission", corrupt: "corrupt", "too-large": "too-large" };
/** A larger picture has no small one, and a larger PDF is not looked through. */
const MAX_READ_BYTES = 64 * 1024 * 1024;

/** The files of one forest, by way of the main process. */
export function createAttachments({ forestId, clock, drawThumbnail: draw = drawThumbnail, readPdf = readPdfHere }: AttachmentsParts): ForestAttachments {
  const bytesOf = (sha256: string, maxBytes = MAX_ATTACHMENT_BYTES): ReturnType<ForestAttachments["bytesOf"]> => readWhole(forestId, sha256, maxBytes);
  const thumbnails = createThumbnails({
    forestId, clock, draw,
    bytesOf: async (sha256) => {
      const read = await bytesOf(sha256, MAX_READ_BYTES);
      if (!read.ok && read.error.code === "not-found") fromOthers.want(sha256, FETCHED_BY_ITSELF_BYTES);
      return read.ok ? read.value : null;
    },
  });
  const fromOthers = createFilesFromOthers(forestId);
  fromOthers.onHere((sha256) => { thumbnails.again(sha256); });
  return {
    add: (file) => upload(forestId, file),
    urlOf: (attachment) => attachmentUrl(forestId, attachment),
    thumbnailUrlOf: (attachment) => thumbnails.urlOf(attachment),
    saveAs: async ({ sha256, name }) => {
      const saved = await callMain("attachments.saveAs", { forestId, sha256, name: attachmentName(name) });
      return saved.ok ? ok({ saved: saved.value.saved }) : err(failureOf(saved.error.code));
    },
    pick: async (accept) => {
      const picked = await callMain("attachments.pick", { forestId, accept });
      return picked.ok ? ok(picked.value.kept) : err(failureOf(picked.error.code));
    },
    bytesOf: (sha256) => bytesOf(sha256),
    textOf: async ({ sha256, mime, name }) => {
      if (attachmentKind(mime) === "pdf") {
        const read = await bytesOf(sha256, MAX_READ_BYTES);
        if (read.ok) return ok(await readPdf(read.value));
        return read.error.code === "too-large" ? ok(null) : read;
      }
      const read = await callMain("attachments.text", { forestId, sha256, mime: mime.slice(0, 200), name: attachmentName(name) });
      return read.ok ? ok(read.value.text) : err(failureOf(read.error.code));
    },
    fromOthers,
    onChange: (listener) => thumbnails.onChange(listener),
    close: () => {
      fromOthers.close();
      thumbnails.close();
    },
  };
}

/** Main refuses for reasons of its own, too (busy, a piece out of turn): for a person those are one. */
function failureOf(code: IpcErrorCode): Failure {
  const failure = FAILURES[code] ?? "unexpected";
  return failure === "too-large" ? { code: failure, limitBytes: MAX_ATTACHMENT_BYTES } : { code: failure };
}

async function upload(forestId: ForestId, file: File): Promise<Result<AttachmentRef, Failure>> {
  if (file.size === 0) return err({ code: "empty" });
  if (file.size > MAX_ATTACHMENT_BYTES) return err({ code: "too-large", limitBytes: MAX_ATTACHMENT_BYTES });
  const name = attachmentName(file.name);
  const begun = await callMain("attachments.begin", { forestId, sizeBytes: file.size, name });
  if (!begun.ok) return err(failureOf(begun.error.code));
  const { uploadId } = begun.value;
  for (let at = 0; at < file.size; at += MAX_CHUNK_BYTES) {
    const bytes = await bytesAt(file, at);
    const sent = bytes === null ? null : await callMain("attachments.chunk", { uploadId, bytes });
    if (sent?.ok === true) continue;
    await callMain("attachments.cancel", { uploadId });
    return err(sent === null ? { code: "not-found" } : failureOf(sent.error.code));
  }
  const kept = await callMain("attachments.finish", { uploadId });
  return kept.ok ? ok({ ...kept.value, name }) : err(failureOf(kept.error.code));
}

/** Null when the file has gone or changed since it was chosen: the browser then gives out nothing of it. */
async function bytesAt(file: File, fromByte: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.slice(fromByte, fromByte + MAX_CHUNK_BYTES).arrayBuffer());
  } catch (thrown) {
    if (thrown instanceof DOMException) return null;
    throw thrown;
  }
}

async function readWhole(forestId: ForestId, sha256: string, maxBytes: number): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  if (!isAttachmentId(sha256)) return err({ code: "not-found" });
  let whole: Uint8Array<ArrayBuffer> | null = null;
  for (let fromByte = 0; whole === null || fromByte < whole.length;) {
    const read = await callMain("attachments.read", { forestId, sha256, fromByte, lengthBytes: MAX_CHUNK_BYTES });
    if (!read.ok) return err(failureOf(read.error.code));
    const { bytes, sizeBytes } = read.value;
    if (sizeBytes > maxBytes) return err({ code: "too-large", limitBytes: maxBytes });
    whole ??= new Uint8Array(sizeBytes);
    if (bytes.length === 0 || whole.length !== sizeBytes || fromByte + bytes.length > whole.length) return err({ code: "corrupt" });
    whole.set(bytes, fromByte);
    fromByte += bytes.length;
  }
  return ok(whole);
}

async function readPdfHere(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const { pdfText } = await import("#renderer/pdf/index.ts");
  return pdfText(bytes);
}
