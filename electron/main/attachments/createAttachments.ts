import { basename } from "node:path";
import type { Handlers } from "#shared/ipc/contract.ts";
import { attachmentName, endingOf, MAX_ATTACHMENT_BYTES, MAX_CHUNK_BYTES } from "#shared/attachments/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import { collectedAtMs, createAttachmentReader, removeUnreferenced, type AttachmentFiles, type AttachmentTasks, type KeptAttachment, type ReadableFile } from "#electron/attachments/index.ts";
import { inForeignFolder } from "#electron/disk/inForeignFolder.ts";
import { safeFileName } from "#electron/disk/safeFileName.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { ForestFolders } from "../forests/index.ts";
import type { OpenAttachment } from "./answerAttachment.ts";
import type { AttachmentDialogs } from "./attachmentDialogs.ts";
import { createUploads, expectForest, type Uploads } from "./attachmentUploads.ts";
import { createCollectSchedule, type CollectSchedule, type CollectScheduleParts } from "./collectSchedule.ts";
import { writeCopy } from "./writeCopy.ts";

export interface AttachmentsParts {
  readonly files: AttachmentFiles;
  readonly forests: Pick<ForestFolders, "dirOf" | "hold">;
  readonly tasks: AttachmentTasks;
  readonly dialogs: AttachmentDialogs;
  /** Where backups of a forest may lie, its own place first. */
  readonly backupFoldersOf: (forestId: string) => readonly string[];
  readonly nowMs: () => number;
  readonly after: CollectScheduleParts["after"];
  /** 32 hex digits, never twice. */
  readonly newId: () => string;
  /** For the log file: a file is named by its number only. */
  readonly warn: (message: string) => void;
}

type AttachmentCalls = Extract<keyof Handlers, `attachments.${string}`>;

export interface AttachmentsOfMain extends Pick<CollectSchedule, "forestOpened" | "forestChanged" | "forestClosed"> {
  readonly handlers: Pick<Handlers, AttachmentCalls>;
  /** For whoever shows files to the page. */
  readonly open: OpenAttachment;
  /** Null: it is not here, or is damaged. */
  sizeOf(forestId: string, sha256: string): Promise<number | null>;
  /** Keeps a file that lies elsewhere on this machine, as if a person had added it. Rejects with a `StorageError`. */
  keepFile(forestId: string, path: string): Promise<KeptAttachment>;
  /** Nothing more is begun; what was being brought in is given up. */
  stop(): Promise<void>;
}

const COLLECT_EVERY_MS = 24 * 60 * 60 * 1000;

/** Files kept with the forests of this machine: bringing them in, giving them out, clearing away what nothing names. */
export function createAttachments(parts: AttachmentsParts): AttachmentsOfMain {
  const { files, forests, tasks, nowMs, after, warn } = parts;
  const reader = createAttachmentReader(files);
  const uploads = createUploads({ files, dirOf: forests.dirOf, hold: forests.hold, newId: parts.newId, nowMs });
  const open: OpenAttachment = (forestId, sha256) => reader.open(forests.dirOf(forestId), sha256);
  const forget = (forestId: string, sha256: string): void => { reader.forget(forests.dirOf(forestId), sha256); };
  const keepFrom = keeperOf(uploads, forget);
  const collecting = new Set<string>();

  const collect = async (forestId: string): Promise<{ setAside: number; deleted: number }> => {
    const forestDir = forests.dirOf(forestId);
    await expectForest(files, forestDir);
    if (collecting.has(forestId)) throw new StorageError("busy", "it is being looked through already");
    collecting.add(forestId);
    try {
      const unreferenced = await tasks.unreferencedAttachments({ forestDir, backupFolders: parts.backupFoldersOf(forestId), nowMs: nowMs() });
      const removed = await forests.hold(() => removeUnreferenced({ files, forestDir, unreferenced, nowMs: nowMs() }));
      for (const sha256 of unreferenced) forget(forestId, sha256);
      return { ...removed };
    } finally {
      collecting.delete(forestId);
    }
  };
  const collectWhenDue = async (forestId: string): Promise<void> => {
    const last = await collectedAtMs(files, forests.dirOf(forestId));
    if (last === null || Math.abs(nowMs() - last) >= COLLECT_EVERY_MS) await collect(forestId);
  };
  const { closeAll, ...schedule } = createCollectSchedule({
    after, nowMs,
    collect: (forestId) => { collectWhenDue(forestId).catch((cause: unknown) => { warn(`attachments of ${forestId} stay as they are: ${toStorageError(cause, "collect").message}`); }); },
  });

  return {
    ...schedule, open,
    sizeOf: (forestId, sha256) => sizeOf(open, forestId, sha256),
    keepFile: async (forestId, path) => {
      try {
        const file = await files.openForReading(path);
        try {
          return await keepFrom(forestId, path, file);
        } finally {
          await file.close();
        }
      } catch (cause) {
        throw toStorageError(cause, "keep a file");
      }
    },
    stop: async () => {
      closeAll();
      await uploads.cancelAll();
    },
    handlers: {
      ...bringingIn(parts, uploads, { forget, keepFrom }),
      ...givingOut(parts, open),
      "attachments.text": async ({ forestId, sha256, mime, name }) => ({ text: await tasks.attachmentText({ forestDir: forests.dirOf(forestId), sha256, mime, name }) }),
      "attachments.collect": ({ forestId }) => collect(forestId),
    },
  };
}

type In = "attachments.begin" | "attachments.chunk" | "attachments.finish" | "attachments.cancel" | "attachments.pick";

type Forget = (forestId: string, sha256: string) => void;
type KeepFrom = (forestId: string, path: string, file: ReadableFile) => Promise<KeptAttachment & { name: string }>;

async function finished(uploads: Uploads, forget: Forget, uploadId: string): Promise<KeptAttachment> {
  const { forestId, ...kept } = await uploads.finish(uploadId);
  // A damaged one may just have been mended.
  forget(forestId, kept.sha256);
  return kept;
}

function keeperOf(uploads: Uploads, forget: Forget): KeepFrom {
  return async (forestId, path, file) => {
    const name = attachmentName(basename(path));
    const uploadId = await uploads.begin(forestId, { sizeBytes: file.sizeBytes, name });
    try {
      for (let at = 0; at < file.sizeBytes; at += MAX_CHUNK_BYTES) await uploads.chunk(uploadId, await file.read(at, MAX_CHUNK_BYTES));
      return { ...(await finished(uploads, forget, uploadId)), name };
    } catch (cause) {
      await uploads.cancel(uploadId);
      throw cause;
    }
  };
}

async function sizeOf(open: OpenAttachment, forestId: string, sha256: string): Promise<number | null> {
  try {
    const file = await open(forestId, sha256);
    await file.close();
    return file.sizeBytes;
  } catch (cause) {
    const { code } = toStorageError(cause, "look for an attachment");
    if (code === "not-found" || code === "corrupt") return null;
    throw cause;
  }
}

function bringingIn({ files, dialogs }: AttachmentsParts, uploads: Uploads, { forget, keepFrom }: { readonly forget: Forget; readonly keepFrom: KeepFrom }): Pick<Handlers, In> {
  return {
    "attachments.begin": async ({ forestId, sizeBytes, name }) => ({ uploadId: await uploads.begin(forestId, { sizeBytes, name: attachmentName(name) }) }),
    "attachments.chunk": async ({ uploadId, bytes }) => {
      await uploads.chunk(uploadId, bytes);
      return {};
    },
    "attachments.finish": ({ uploadId }) => finished(uploads, forget, uploadId),
    "attachments.cancel": async ({ uploadId }) => {
      await uploads.cancel(uploadId);
      return {};
    },
    "attachments.pick": async ({ forestId, accept }) => {
      const chosen: { path: string; file: ReadableFile }[] = [];
      try {
        for (const path of await dialogs.open(accept)) chosen.push({ path, file: await openChosen(files, path) });
        const kept: (KeptAttachment & { name: string })[] = [];
        for (const { path, file } of chosen) kept.push(await keepFrom(forestId, path, file));
        return { kept };
      } catch (cause) {
        throw toStorageError(cause, "pick");
      } finally {
        for (const { file } of chosen) await file.close();
      }
    },
  };
}

/** What a person chose may be a link: it is theirs to follow. All are looked at before the first is kept. */
async function openChosen(files: AttachmentFiles, path: string): Promise<ReadableFile> {
  const file = await files.openChosen(path);
  if (file.sizeBytes > 0 && file.sizeBytes <= MAX_ATTACHMENT_BYTES) return file;
  await file.close();
  throw file.sizeBytes === 0 ? new StorageError("refused", "an empty file") : new StorageError("too-large", `${file.sizeBytes} bytes`);
}

function givingOut({ files, dialogs }: AttachmentsParts, open: OpenAttachment): Pick<Handlers, "attachments.read" | "attachments.saveAs"> {
  return {
    "attachments.read": async ({ forestId, sha256, fromByte, lengthBytes }) => {
      const file = await open(forestId, sha256);
      try {
        return { bytes: await file.read(fromByte, lengthBytes), sizeBytes: file.sizeBytes, mime: file.mime };
      } finally {
        await file.close();
      }
    },
    "attachments.saveAs": async ({ forestId, sha256, name }) => {
      // Opened before it is asked where to: a file that is damaged is not worth a question.
      const file = await open(forestId, sha256);
      try {
        const path = await dialogs.saveAs(savedName(name, file.mime));
        if (path === null) return { saved: false };
        await writeCopy(inForeignFolder(files), path, file);
        return { saved: true };
      } catch (cause) {
        throw toStorageError(cause, "save attachment");
      } finally {
        await file.close();
      }
    },
  };
}

const PICTURE_ENDINGS: Readonly<Record<string, string>> = { "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/avif": "avif", "image/bmp": "bmp", "image/svg+xml": "svg" };

/** A proposal for the dialog, in letters every system accepts. */
function savedName(name: string, mime: string): string {
  const label = attachmentName(name);
  const ending = endingOf(label);
  // A picture goes by what it shows as often as by the name of its file.
  const own = PICTURE_ENDINGS[mime];
  if (ending === "" && own !== undefined) return `${safeFileName(label, "file")}.${own}`;
  const stem = safeFileName(ending === "" ? label : label.slice(0, -(ending.length + 1)), "file");
  return ending === "" ? stem : `${stem}.${ending}`;
}
