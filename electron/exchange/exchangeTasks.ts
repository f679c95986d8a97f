import { MAX_FOREST_FILE_BYTES } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { inForeignFolder } from "#electron/disk/inForeignFolder.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import { readStateUpdates } from "#electron/durableLog/readForest.ts";
import { decodeForestFile, type ForestFileContent } from "./decodeForestFile.ts";
import { encodeForestFile } from "./encodeForestFile.ts";

export interface PackForestFile { readonly forestDir: string; readonly withPersonal: boolean; readonly path: string }
/** A file, or bytes that were dropped on the window. */
export type UnpackForestFile = { readonly path: string } | { readonly packed: Uint8Array };

/** What taking a forest out and in needs of the disk. Every failure is a `StorageError`. */
export interface ExchangeTasks {
  /** Writes a `.forest` file whole or not at all; it has been read back when this resolves. */
  packForestFile(input: PackForestFile): Promise<{ readonly sizeBytes: number }>;
  unpackForestFile(input: UnpackForestFile): Promise<ForestFileContent>;
}

/** The tasks over a file system. They take seconds for a large forest and hold the thread they run on. */
export function createExchangeTasks(fs: FileSystem): ExchangeTasks {
  return {
    packForestFile: async ({ forestDir, withPersonal, path }) => {
      try {
        const { updates } = await readStateUpdates(fs, forestDir);
        const packed = encodeForestFile(updates, withPersonal);
        await writeWhole(inForeignFolder(fs), path, packed, (written) => { expectSame(written, packed); });
        return { sizeBytes: packed.length };
      } catch (cause) {
        throw toStorageError(cause, "export");
      }
    },
    unpackForestFile: async (input) => {
      try {
        return decodeForestFile("packed" in input ? input.packed : await readCapped(fs, input.path));
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

function expectSame(written: Uint8Array, meant: Uint8Array): void {
  if (Buffer.compare(written, meant) !== 0) throw new StorageError("corrupt", "what was written reads differently");
  decodeForestFile(written);
}
