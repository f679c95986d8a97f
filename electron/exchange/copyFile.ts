import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import { beginPart, createAttachmentReader, type AttachmentFiles, type OpenedAttachment } from "#electron/attachments/index.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";

const STEP_BYTES = 4 * 1024 * 1024;

/** A file of a forest, read through and compared with its number; null when it is missing, damaged, or of a size that is never kept. The caller closes it. */
export async function soundOrNull(files: AttachmentFiles, folder: string, sha256: string): Promise<OpenedAttachment | null> {
  try {
    const file = await createAttachmentReader(files).open(folder, sha256);
    if (file.sizeBytes > 0 && file.sizeBytes <= MAX_ATTACHMENT_BYTES) return file;
    await file.close();
    return null;
  } catch (cause) {
    if (cause instanceof StorageError || errnoOf(cause) !== null) return null;
    throw cause;
  }
}

export interface KeepOpened {
  readonly files: AttachmentFiles;
  /** A forest's folder, or that of copies of one. */
  readonly forestDir: string;
  /** Of this writing alone; letters and digits. */
  readonly uploadId: string;
  readonly nowMs: number;
}

/** Keeps an opened file in another folder, on the medium when this resolves. Closes it, whatever happens. */
export async function keepOpened({ files, forestDir, uploadId, nowMs }: KeepOpened, file: OpenedAttachment): Promise<void> {
  try {
    const part = await beginPart({ files, forestDir, uploadId, nowMs: () => nowMs });
    try {
      for (let at = 0; at < file.sizeBytes; at += STEP_BYTES) await part.write(await file.read(at, STEP_BYTES));
      await part.finish("");
    } catch (cause) {
      await part.abandon();
      throw cause;
    }
  } finally {
    await file.close();
  }
}
