import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import { beginPart, type AttachmentFiles, type KeptAttachment, type Part } from "#electron/attachments/index.ts";
import { createTaskQueue, type TaskQueue } from "#electron/disk/taskQueue.ts";

export interface UploadsParts {
  readonly files: AttachmentFiles;
  /** Throws for what is no forest's id. */
  readonly dirOf: (forestId: string) => string;
  /** Runs a task while no forest is moved, copied or deleted. */
  readonly hold: <T>(task: () => Promise<T>) => Promise<T>;
  /** 32 hex digits, never twice. */
  readonly newId: () => string;
  readonly nowMs: () => number;
}

export interface Uploads {
  begin(forestId: string, file: { readonly sizeBytes: number; readonly name: string }): Promise<string>;
  chunk(uploadId: string, bytes: Uint8Array): Promise<void>;
  finish(uploadId: string): Promise<KeptAttachment & { readonly forestId: string }>;
  cancel(uploadId: string): Promise<void>;
  cancelAll(): Promise<void>;
}

/** A page uploads one or two at a time; more means that something goes wrong there. */
const MAX_AT_ONCE = 16;
/** A page that was loaded anew does not end what it began. */
const FORGOTTEN_AFTER_MS = 10 * 60 * 1000;

interface Upload { readonly forestId: string; readonly forestDir: string; readonly name: string; readonly sizeBytes: number; readonly part: Part; readonly turns: TaskQueue; receivedBytes: number; touchedAtMs: number }

/** Files that come from the page in pieces. Whatever fails ends its upload and leaves nothing behind. */
export function createUploads({ files, dirOf, hold, newId, nowMs }: UploadsParts): Uploads {
  const uploads = new Map<string, Upload>();

  const uploadOf = (uploadId: string): Upload => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) throw new StorageError("not-found", "no such upload");
    upload.touchedAtMs = nowMs();
    return upload;
  };
  const end = async (uploadId: string): Promise<void> => {
    const upload = uploads.get(uploadId);
    uploads.delete(uploadId);
    await upload?.part.abandon();
  };
  /** One piece after the other; nothing is written while forests are moved or copied, or a copy would differ. */
  const inTurn = async <T>(uploadId: string, task: (upload: Upload) => Promise<T>): Promise<T> => {
    const upload = uploadOf(uploadId);
    try {
      return await upload.turns.run(() => hold(() => {
        if (!uploads.has(uploadId)) throw new StorageError("not-found", "the upload was ended");
        if (dirOf(upload.forestId) !== upload.forestDir) throw new StorageError("busy", "the forest has moved meanwhile");
        return task(upload);
      }));
    } catch (cause) {
      await end(uploadId);
      throw cause;
    }
  };
  const endForgotten = async (): Promise<void> => {
    for (const [uploadId, { touchedAtMs }] of [...uploads]) if (nowMs() - touchedAtMs > FORGOTTEN_AFTER_MS) await end(uploadId);
  };

  return {
    begin: async (forestId, { sizeBytes, name }) => {
      if (sizeBytes === 0) throw new StorageError("refused", "an empty file");
      if (sizeBytes > MAX_ATTACHMENT_BYTES) throw new StorageError("too-large", `${sizeBytes} bytes`);
      await endForgotten();
      if (uploads.size >= MAX_AT_ONCE) throw new StorageError("busy", "too many uploads at once");
      const uploadId = `up_${newId()}`;
      return hold(async () => {
        const forestDir = dirOf(forestId);
        await expectForest(files, forestDir);
        const part = await beginPart({ files, forestDir, uploadId, nowMs });
        uploads.set(uploadId, { forestId, forestDir, name, sizeBytes, part, turns: createTaskQueue(), receivedBytes: 0, touchedAtMs: nowMs() });
        return uploadId;
      });
    },
    chunk: (uploadId, bytes) => inTurn(uploadId, async (upload) => {
      upload.receivedBytes += bytes.length;
      if (upload.receivedBytes > upload.sizeBytes) throw new StorageError("refused", "more than was announced");
      await upload.part.write(bytes);
    }),
    finish: (uploadId) => inTurn(uploadId, async (upload) => {
      if (upload.receivedBytes !== upload.sizeBytes) throw new StorageError("refused", "less than was announced");
      const kept = await upload.part.finish(upload.name);
      uploads.delete(uploadId);
      return { ...kept, forestId: upload.forestId };
    }),
    cancel: (uploadId) => end(uploadId),
    cancelAll: async () => { for (const uploadId of [...uploads.keys()]) await end(uploadId); },
  };
}

/** Nothing is made for an id that names no forest. */
export async function expectForest(files: AttachmentFiles, forestDir: string): Promise<void> {
  if ((await files.look(forestDir))?.kind !== "folder") throw new StorageError("not-found", "no such forest");
}
