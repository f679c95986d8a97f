import { createHash } from "node:crypto";
import { imageSize, sniffMime } from "#shared/attachments/index.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";

type AttachmentCalls = Extract<keyof Handlers, `attachments.${string}`>;

/** What the person does in the system's dialogs, and what main holds. */
export interface FakeAttachments {
  readonly handlers: Pick<Handlers, AttachmentCalls>;
  /** By number. */
  readonly files: Map<string, Uint8Array>;
  readonly texts: Map<string, string>;
  picked: { readonly name: string; readonly bytes: Uint8Array }[];
  saved: string[];
}

/** The attachments of main, in memory. */
export function createFakeAttachments(): FakeAttachments {
  const uploads = new Map<string, { readonly name: string; readonly pieces: Uint8Array[] }>();
  const keep = (bytes: Uint8Array, name: string) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    fake.files.set(sha256, bytes);
    const mime = sniffMime(bytes, name);
    return { sha256, sizeBytes: bytes.length, mime, ...imageSize(bytes, mime) };
  };
  const fileOf = (sha256: string): Uint8Array => {
    const bytes = fake.files.get(sha256);
    if (bytes === undefined) throw new StorageError("not-found", sha256);
    return bytes;
  };
  const uploadOf = (uploadId: string): { readonly name: string; readonly pieces: Uint8Array[] } => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) throw new StorageError("not-found", uploadId);
    return upload;
  };
  const fake: FakeAttachments = {
    files: new Map(), texts: new Map(), picked: [], saved: [],
    handlers: {
      "attachments.begin": async ({ name }) => {
        const uploadId = `up_${String(uploads.size + 1).padStart(32, "0")}`;
        uploads.set(uploadId, { name, pieces: [] });
        return { uploadId };
      },
      "attachments.chunk": async ({ uploadId, bytes }) => {
        uploadOf(uploadId).pieces.push(bytes);
        return {};
      },
      "attachments.finish": async ({ uploadId }) => {
        const { name, pieces } = uploadOf(uploadId);
        uploads.delete(uploadId);
        return keep(new Uint8Array(Buffer.concat(pieces)), name);
      },
      "attachments.cancel": async ({ uploadId }) => {
        uploads.delete(uploadId);
        return {};
      },
      "attachments.pick": async () => ({ kept: fake.picked.map(({ name, bytes }) => ({ ...keep(bytes, name), name })) }),
      "attachments.read": async ({ sha256, fromByte, lengthBytes }) => {
        const bytes = fileOf(sha256);
        return { bytes: bytes.slice(fromByte, fromByte + lengthBytes), sizeBytes: bytes.length, mime: sniffMime(bytes, "") };
      },
      "attachments.saveAs": async ({ sha256, name }) => {
        fileOf(sha256);
        fake.saved.push(name);
        return { saved: true };
      },
      "attachments.text": async ({ sha256 }) => ({ text: fake.texts.get(sha256) ?? null }),
      "attachments.collect": async () => ({ setAside: 0, deleted: 0 }),
    },
  };
  return fake;
}
