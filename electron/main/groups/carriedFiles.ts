import { MAX_INVITE_FILE_BYTES, type Handlers } from "#shared/ipc/contract.ts";
import { MAX_LINK_LETTERS } from "#shared/sync/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { inForeignFolder } from "#electron/disk/inForeignFolder.ts";
import { safeFileName } from "#electron/disk/safeFileName.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import type { ForestFolders } from "../forests/index.ts";
import { PeersAway } from "./createPeersProcess.ts";
import type { GroupRuntime } from "./groupRuntime.ts";

export const INVITE_FILE_EXTENSION = "zslinvite";
export const CHANGES_FILE_EXTENSION = "zslx";
/** As much as the largest forest file. */
export const MAX_CHANGES_FILE_BYTES = 256 * 1024 * 1024;

export type CarriedFileHandlers = Pick<Handlers, "groups.saveInvite" | "groups.pickInvite" | "groups.exportChanges" | "groups.importChanges">;

/** Null from any of them: the person changed their mind. */
export interface GroupDialogs {
  saveInvite(): Promise<string | null>;
  openInvite(): Promise<string | null>;
  /** `name`: without its ending. */
  saveChanges(name: string): Promise<string | null>;
  openChanges(): Promise<string | null>;
}

export interface CarriedFilesParts {
  readonly fs: FileSystem;
  readonly dialogs: GroupDialogs;
  readonly runtime: GroupRuntime;
  readonly forests: Pick<ForestFolders, "list">;
  readonly warn: (message: string) => void;
}

/** What groups write into files and read from them: invitations, and changes carried by hand. */
export function createCarriedFiles({ fs, dialogs, runtime, forests, warn }: CarriedFilesParts): CarriedFileHandlers {
  const groupIdOf = async (forestId: string): Promise<string | null> => {
    await runtime.index.load();
    return runtime.index.anyOf(forestId)?.groupId ?? null;
  };
  return {
    "groups.saveInvite": async ({ link }) => {
      const path = await dialogs.saveInvite();
      if (path === null) return { savedAs: null };
      try {
        await writeWhole(inForeignFolder(fs), path, new TextEncoder().encode(`${link}\n`));
      } catch (cause) {
        throw toStorageError(cause, "save invitation");
      }
      return { savedAs: path };
    },
    "groups.pickInvite": async () => {
      const path = await dialogs.openInvite();
      return { link: path === null ? null : await readInviteFile(fs, path) };
    },
    "groups.exportChanges": async ({ forestId, isWhole }) => {
      const groupId = await groupIdOf(forestId);
      if (groupId === null) return { savedAs: null, blocks: 0, refused: "not-found" };
      const entry = (await forests.list()).find((one) => one.forestId === forestId);
      const path = await dialogs.saveChanges(safeFileName(entry?.name ?? "", "forest"));
      if (path === null) return { savedAs: null, blocks: 0, refused: null };
      try {
        const { bytes, blocks } = await runtime.peers.call("packChanges", { groupId, isWhole });
        await writeWhole(inForeignFolder(fs), path, bytes);
        return { savedAs: path, blocks, refused: null };
      } catch (cause) {
        if (cause instanceof PeersAway) return { savedAs: null, blocks: 0, refused: "not-running" };
        warn(toStorageError(cause, "export changes").message);
        return { savedAs: null, blocks: 0, refused: "disk" };
      }
    },
    "groups.importChanges": async ({ forestId }) => {
      const groupId = await groupIdOf(forestId);
      const path = groupId === null ? null : await dialogs.openChanges();
      if (groupId === null || path === null) return { picked: false, blocks: 0, problem: null };
      try {
        if ((await fs.sizeBytes(path)) > MAX_CHANGES_FILE_BYTES) return { picked: true, blocks: 0, problem: "too-large" };
        return { picked: true, ...(await runtime.peers.call("takeChanges", { groupId, bytes: await fs.read(path) })) };
      } catch (cause) {
        warn(toStorageError(cause, "import changes").message);
        return { picked: true, blocks: 0, problem: "unreadable" };
      }
    },
  };
}

/** The link in an invitation's file. Empty for a file that holds none: whoever opened it wants to hear so. */
export async function readInviteFile(fs: Pick<FileSystem, "sizeBytes" | "read">, path: string): Promise<string> {
  try {
    // Asks for the size first: a film picked by mistake must not fill the memory.
    if ((await fs.sizeBytes(path)) > MAX_INVITE_FILE_BYTES) return "";
    const link = new TextDecoder().decode(await fs.read(path)).replace(/\s+/g, "");
    return link.length > MAX_LINK_LETTERS ? "" : link;
  } catch (cause) {
    throw toStorageError(cause, "read invitation");
  }
}
