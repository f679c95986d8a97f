import { attachmentKind, parseAttachmentUrl, UNKNOWN_MIME } from "#shared/attachments/index.ts";
import type { StorageError } from "#shared/storage/index.ts";
import type { OpenedAttachment } from "#electron/attachments/index.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { parseRange } from "./parseRange.ts";

/** The parts of a request that count here. */
export interface AttachmentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** Opens a file that has been compared with its number, or rejects with a `StorageError`. */
export type OpenAttachment = (forestId: string, sha256: string) => Promise<OpenedAttachment>;

const STEP_BYTES = 512 * 1024;
/** What a page of ours uses these addresses for. A document, a frame, a script or a worker never comes from here. */
const SHOWN_AS: ReadonlySet<string> = new Set(["image", "audio", "video"]);
const STATUS = { "not-found": 404, corrupt: 410, refused: 403 } as const satisfies Partial<Record<StorageError["code"], number>>;

/** Answers for one `attachment://` address: only reading, only addresses exactly as we write them, only as what the bytes are. Never rejects. */
export async function answerAttachment(request: AttachmentRequest, open: OpenAttachment, warn: (message: string) => void): Promise<Response> {
  const address = parseAttachmentUrl(request.url);
  const shownAs = request.headers.get("sec-fetch-dest");
  if (request.method !== "GET" && request.method !== "HEAD") return refusal(405);
  if (address === null) return refusal(404);
  if (shownAs !== null && !SHOWN_AS.has(shownAs)) return refusal(403);
  try {
    return answerWith(await open(address.forestId, address.sha256), request);
  } catch (cause) {
    const { code, message } = toStorageError(cause, "serve attachment");
    if (code !== "not-found") warn(message);
    return refusal(code in STATUS ? STATUS[code as keyof typeof STATUS] : 500);
  }
}

function answerWith(file: OpenedAttachment, { method, headers }: AttachmentRequest): Response {
  const range = parseRange(headers.get("range"), file.sizeBytes);
  const common = { ...headersFor(file.mime), "accept-ranges": "bytes" };
  if (range === "unsatisfiable") {
    void file.close();
    return new Response(null, { status: 416, headers: { ...common, "content-range": `bytes */${file.sizeBytes}` } });
  }
  const { fromByte, toByte } = range ?? { fromByte: 0, toByte: file.sizeBytes - 1 };
  const length: Record<string, string> = { "content-length": String(toByte - fromByte + 1) };
  if (range !== null) length["content-range"] = `bytes ${fromByte}-${toByte}/${file.sizeBytes}`;
  if (method === "HEAD") void file.close();
  const body = method === "HEAD" ? null : streamed(file, fromByte, toByte);
  return new Response(body, { status: range === null ? 200 : 206, headers: { ...common, ...length } });
}

/** A kind that is shown keeps its name; whatever else it is, a page cannot do anything with it but let it be saved. */
function headersFor(mime: string): Record<string, string> {
  const kind = attachmentKind(mime);
  const isShown = kind === "image" || kind === "audio" || kind === "video";
  return {
    "content-type": isShown ? mime : UNKNOWN_MIME,
    ...(isShown ? {} : { "content-disposition": "attachment" }),
    // A picture that is a document runs nothing, even where somebody manages to open it as one.
    "content-security-policy": mime === "image/svg+xml" ? "default-src 'none'; style-src 'unsafe-inline'; sandbox" : "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  };
}

/** Reads as far as the page takes it; a film that is closed half-way lets go of the file. */
function streamed(file: OpenedAttachment, fromByte: number, toByte: number): ReadableStream<Uint8Array> {
  let at = fromByte;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const bytes = await file.read(at, Math.min(STEP_BYTES, toByte + 1 - at)).catch(async (cause: unknown) => {
        await file.close();
        throw cause;
      });
      at += bytes.length;
      if (bytes.length > 0) controller.enqueue(bytes);
      if (bytes.length > 0 && at <= toByte) return;
      await file.close();
      controller.close();
    },
    cancel: () => file.close(),
  }, { highWaterMark: 1 });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { "content-type": "text/plain; charset=utf-8", "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff" } });
}
