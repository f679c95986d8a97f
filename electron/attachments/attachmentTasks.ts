import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { AttachmentFiles } from "./attachmentFiles.ts";
import { readAttachmentText, type ReadAttachmentText } from "./attachmentText.ts";
import { findUnreferenced, type FindUnreferenced } from "./findUnreferenced.ts";
import { createAttachmentReader } from "./openAttachment.ts";

/** What takes long with attachments. Every failure is a `StorageError`; inputs and answers can be sent to another process. */
export interface AttachmentTasks {
  attachmentText(input: Omit<ReadAttachmentText, "reader">): Promise<string | null>;
  unreferencedAttachments(input: Omit<FindUnreferenced, "files">): Promise<readonly string[]>;
}

/** The tasks over a file system. They hold the thread they run on while a document is unpacked or a history is looked through. */
export function createAttachmentTasks(files: AttachmentFiles): AttachmentTasks {
  const reader = createAttachmentReader(files);
  return {
    attachmentText: (input) => inWords("read text", () => readAttachmentText({ reader, ...input })),
    unreferencedAttachments: (input) => inWords("find unreferenced", () => findUnreferenced({ files, ...input })),
  };
}

async function inWords<T>(doing: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw toStorageError(cause, doing);
  }
}
