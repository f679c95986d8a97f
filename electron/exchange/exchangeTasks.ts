import { dirname } from "node:path";
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
import { copyNamedFiles } from "./copyNamedFiles.ts";
import { decodeForestFile, type ForestFileContent } from "./decodeForestFile.ts";
import { leavingOf, packForest } from "./encodeForestFile.ts";
import { keepFiles } from "./keepFiles.ts";
import { filesOf, namedAmong } from "./namedFiles.ts";
import { takeFiles, type LeftOutFiles } from "./takeFiles.ts";

export interface PackForestFile { readonly forestDir: string; readonly withPersonal: boolean; readonly path: string }
export interface PackedForestFile { readonly sizeBytes: number; readonly leftOut: LeftOutFiles }
/** A file, or bytes that were dropped on the window. */
export type ForestFileSource = { readonly path: string } | { readonly packed: Uint8Array };
/** `filesInto`: the folder of a forest that is being made; the files it holds are kept there. */
export type UnpackForestFile = ForestFileSource & { readonly filesInto?: { readonly forestDir: string; readonly nowMs: number } };
/** The files themselves stay where they are read: they may be many. */
export interface UnpackedForestFile extends Pick<ForestFileContent, "name" | "documents"> {
  /** So many can be kept. */
  readonly soundFiles: number;
  /** So many its documents speak of are absent or damaged; known for certain once they have been kept. */
  readonly leftOutFiles: number;
}

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
        const content = decodeForestFile("packed" in input ? input.packed : await readCapped(fs, input.path));
        const { name, documents } = content;
        const kept = content.isBackup && "path" in input ? await filesBeside(files, dirname(input.path), content, input.filesInto) : await filesInside(files, content, input.filesInto);
        return { name, documents, ...kept };
      } catch (cause) {
        throw toStorageError(cause, "import");
      }
    },
  };
}

type FileCounts = Pick<UnpackedForestFile, "soundFiles" | "leftOutFiles">;

async function filesInside(files: AttachmentFiles, { files: content, absentFiles }: ForestFileContent, filesInto: UnpackForestFile["filesInto"]): Promise<FileCounts> {
  if (filesInto !== undefined) await keepFiles({ files, content, ...filesInto });
  return { soundFiles: content.length, leftOutFiles: absentFiles.length };
}

/** A copy of a backup that is taken in from the person's folder, on another machine perhaps: the forest's files lie beside it. */
async function filesBeside(files: AttachmentFiles, folder: string, { documents, absentFiles }: ForestFileContent, filesInto: UnpackForestFile["filesInto"]): Promise<FileCounts> {
  const known = new Set((await filesOf(files, folder)).keys());
  const soundFiles = namedAmong(documents, known).length;
  if (filesInto === undefined) return { soundFiles, leftOutFiles: absentFiles.filter((sha256) => !known.has(sha256)).length };
  const { missing } = await copyNamedFiles({ files, documents, from: [folder], ...filesInto });
  return { soundFiles, leftOutFiles: missing };
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
