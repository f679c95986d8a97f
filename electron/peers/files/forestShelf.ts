import type { FilePiece } from "#shared/sync/index.ts";
import { attachmentPath } from "#electron/attachments/attachmentLayout.ts";
import { nodeAttachmentFiles } from "#electron/attachments/attachmentFiles.ts";
import { createAttachmentReader, type OpenedAttachment } from "#electron/attachments/openAttachment.ts";

/** A file that nobody asked for in this time is let go of. */
const IDLE_MS = 3_000;
const MAX_OPEN = 8;

export interface ForestShelf {
  /** Where the forest's folder is now; null: nothing is given out. */
  setForest(forestDir: string | null): void;
  /** As `FileParts.read`. Never rejects. */
  read(sha256: string, from: number, maxBytes: number): Promise<FilePiece | null>;
  close(): Promise<void>;
}

export interface ForestShelfParts {
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly report: (message: string) => void;
}

interface OpenFile { readonly file: Promise<OpenedAttachment>; callOffClosing: () => void; readers: number; isDone: boolean }

/** The attachments of a forest, read for other members. A file is compared with its name before its first byte is given out; links are never followed. */
export function createForestShelf({ after, report }: ForestShelfParts): ForestShelf {
  const reader = createAttachmentReader(nodeAttachmentFiles);
  const open = new Map<string, OpenFile>();
  let forestDir: string | null = null;

  /** One that could never be opened has nothing to close; whoever asked for it has heard. */
  const closeNow = async (one: OpenFile): Promise<void> => {
    const file = await one.file.catch(() => null);
    try {
      await file?.close();
    } catch (cause) {
      report(`a file could not be let go of: ${String(cause)}`);
    }
  };
  /** Closed when nobody reads it any more. */
  const letGo = async (name: string, one: OpenFile): Promise<void> => {
    one.callOffClosing();
    one.isDone = true;
    if (open.get(name) === one) open.delete(name);
    if (one.readers === 0) await closeNow(one);
  };
  const openFile = (dir: string, sha256: string): OpenFile => {
    const known = open.get(sha256);
    if (known !== undefined) return known;
    const [oldest] = open;
    if (oldest !== undefined && open.size >= MAX_OPEN) void letGo(...oldest);
    const made: OpenFile = { file: reader.open(dir, sha256), callOffClosing: () => undefined, readers: 0, isDone: false };
    open.set(sha256, made);
    return made;
  };

  async function piece(dir: string, sha256: string, from: number, maxBytes: number): Promise<FilePiece> {
    const one = openFile(dir, sha256);
    one.callOffClosing();
    one.readers += 1;
    try {
      const file = await one.file;
      return { totalBytes: file.sizeBytes, bytes: await file.read(from, Math.max(0, maxBytes)) };
    } catch (cause) {
      // The next who asks opens it anew.
      void letGo(sha256, one);
      throw cause;
    } finally {
      one.readers -= 1;
      if (one.isDone && one.readers === 0) void closeNow(one);
      else one.callOffClosing = after(IDLE_MS, () => { if (open.get(sha256) === one) void letGo(sha256, one); });
    }
  }

  return {
    setForest(dir) {
      if (dir === forestDir) return;
      forestDir = dir;
      for (const [name, one] of [...open]) void letGo(name, one);
    },
    async read(sha256, from, maxBytes) {
      const dir = forestDir;
      if (dir === null) return null;
      try {
        const look = await nodeAttachmentFiles.look(attachmentPath(dir, sha256));
        if (look?.kind !== "file" || look.sizeBytes === 0) return null;
        return maxBytes === 0 ? { totalBytes: look.sizeBytes, bytes: new Uint8Array(0) } : await piece(dir, sha256, from, maxBytes);
      } catch (cause) {
        report(`a file could not be read for somebody else: ${String(cause)}`);
        return null;
      }
    },
    async close() {
      forestDir = null;
      await Promise.all([...open].map(([name, one]) => letGo(name, one)));
    },
  };
}
