import { foldUpdates } from "#shared/forest/index.ts";
import { MAX_FOREST_FILE_BYTES } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";
import { nodeAttachmentFiles, type AttachmentFiles } from "#electron/attachments/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { inForeignFolder } from "#electron/disk/inForeignFolder.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import { foldTouched } from "#electron/durableLog/foldTouched.ts";
import { readStateUpdates } from "#electron/durableLog/readForest.ts";
import { decodeForestFile, type ForestFileContent } from "./decodeForestFile.ts";
import { leavingOf, packForest } from "./encodeForestFile.ts";
import { keepFiles } from "./keepFiles.ts";
import { takeFiles, type LeftOutFiles } from "./takeFiles.ts";

export interface PackForestFile { readonly forestDir: string; readonly withPersonal: boolean; readonly path: string }
export interface PackedForestFile { readonly sizeBytes: number; readonly leftOut: LeftOutFiles }
/** A file, or bytes that were dropped on the window. */
export type ForestFileSource = { readonly path: string } | { readonly packed: Uint8Array };
/** `filesInto`: the folder of a forest that is being made; the files it holds are kept there. */
export type UnpackForestFile = ForestFileSource & { readonly filesInto?: { readonly forestDir: string; readonly nowMs: number } };
/** The files themselves stay where they are read: they may be many. */
export interface UnpackedForestFile extends Pick<ForestFileContent, "name" | "documents" | "wrongFiles"> { readonly soundFiles: number }

/** What taking a forest out and in needs of the disk. Every failure is a `StorageError`. */
export interface ExchangeTasks {
  /** Writes a `.forest` file whole or not at all; it has been read back when this resolves. */
  packForestFile(input: PackForestFile): Promise<PackedForestFile>;
  unpackForestFile(input: UnpackForestFile): Promise<UnpackedForestFile>;
}

/** Room for what gzip and the manifest add to files that do not shrink. */
const SLACK_BYTES = Math.floor(MAX_FOREST_FILE_BYTES / 64);

/** The tasks over a file system. They take seconds for a large forest and hold the thread they run on. */
export function createExchangeTasks(fs: FileSystem): ExchangeTasks {
  const files: AttachmentFiles = { ...nodeAttachmentFiles, ...fs };
  return {
    packForestFile: async ({ forestDir, withPersonal, path }) => {
      try {
        const { documents } = foldTouched(await readStateUpdates(fs, forestDir), foldUpdates);
        const leaving = leavingOf(documents, withPersonal);
        const bare = packForest(leaving, []);
        const { taken, leftOut } = await takeFiles({ files, forestDir, documents: leaving, budgetBytes: MAX_FOREST_FILE_BYTES - bare.length - SLACK_BYTES });
        const packed = taken.length === 0 ? bare : packForest(leaving, taken);
        await writeWhole(inForeignFolder(fs), path, packed, (written) => { expectSame(written, packed, taken.length); });
        return { sizeBytes: packed.length, leftOut };
      } catch (cause) {
        throw toStorageError(cause, "export");
      }
    },
    unpackForestFile: async (input) => {
      try {
        const { files: content, ...rest } = decodeForestFile("packed" in input ? input.packed : await readCapped(fs, input.path));
        if (input.filesInto !== undefined) await keepFiles({ files, content, ...input.filesInto });
        return { ...rest, soundFiles: content.length };
      } catch (cause) {
        throw toStorageError(cause, "import");
      }
    },
  };
}

/** Asks for the size first: a film picked by mistake must not fill the memory. */
async function readCapped(fs: FileSystem, path: string): Promise<Uint8Array> {
  const sizeBytes = await fs.sizeBytes(path);
  if (sizeBytes > MAX_FOREST_FILE_BYTES) throw new StorageError("too-large", `${sizeBytes} bytes packed`);
  return fs.read(path);
}

function expectSame(written: Uint8Array, meant: Uint8Array, fileCount: number): void {
  if (Buffer.compare(written, meant) !== 0) throw new StorageError("corrupt", "what was written reads differently");
  if (decodeForestFile(written).files.length !== fileCount) throw new StorageError("corrupt", "a file in it reads differently");
}
