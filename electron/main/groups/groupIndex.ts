import { mkdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { groupIdSchema } from "#shared/sync/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { readJson } from "#electron/disk/readJson.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf, toStorageError } from "#electron/disk/toStorageError.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";

/** Which forest belongs to which group, known without the peers process: a forest must open when that one does not run. */
export interface GroupRecord {
  readonly groupId: string;
  readonly forestId: string;
  /** Of the log this device writes: client ids come from it. */
  readonly logKey: string;
  /** False: its keys are made, and nobody has heard of it. */
  readonly isFounded: boolean;
  /** This device was removed, or left. The forest stays. */
  readonly hasEnded: boolean;
  /** The forest was deleted while the peers process was away: to be forgotten there, too. */
  readonly isDoomed: boolean;
  /** When this device left; it has to be able to say so to the others for a while. */
  readonly leftAtMs?: number | undefined;
  /** Who this device is in the group; missing or null: whoever the settings say. */
  readonly personId?: string | null | undefined;
  /** This person has, or had, other devices in the group: what is private is handed over, to be sealed for those. */
  readonly hasOwnDevices?: boolean | undefined;
}

export interface GroupIndex {
  /** Reads the groups' folders; once, later calls answer at once. */
  load(): Promise<void>;
  /** The group this forest is in now (or is about to found); null: none. */
  activeOf(forestId: string): GroupRecord | null;
  /** The same; else the last one that ended. */
  anyOf(forestId: string): GroupRecord | null;
  byId(groupId: string): GroupRecord | null;
  all(): readonly GroupRecord[];
  /** There is a group's folder nobody can tell the forest of, until the peers process has said it. */
  isIncomplete(): boolean;
  /** Known at once, on disk when it resolves. */
  put(record: GroupRecord): Promise<void>;
  /** Takes away what main keeps of a group. */
  drop(groupId: string): Promise<void>;
}

/** Main's own files in a group's folder; the others are the peers process's. */
export const FOREST_FILE = "forest.json";
export const CLAIMS_FILE = "claims.json";
export const CLAIMS_COPY = "claims-copy.json";

const recordSchema = z.object({
  groupId: groupIdSchema,
  forestId: z.string().regex(/^fr_[A-Za-z0-9_-]{1,64}$/),
  logKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  isFounded: z.boolean(),
  hasEnded: z.boolean(),
  isDoomed: z.boolean().default(false),
  leftAtMs: z.number().optional(),
  personId: z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/).nullish().catch(null),
  hasOwnDevices: z.boolean().optional().catch(true),
});

export function createGroupIndex(groupsDir: string, warn: (message: string) => void): GroupIndex {
  const records = new Map<string, GroupRecord>();
  const unknown = new Set<string>();
  const queue = createTaskQueue();
  let loading: Promise<void> | null = null;

  const of = (forestId: string): GroupRecord[] => [...records.values()].filter((record) => record.forestId === forestId && !record.isDoomed);
  const activeOf = (forestId: string): GroupRecord | null => {
    const living = of(forestId).filter(({ hasEnded }) => !hasEnded);
    return living.find(({ isFounded }) => isFounded) ?? living[0] ?? null;
  };
  const read = async (groupId: string): Promise<void> => {
    try {
      const raw = await readJson(join(groupsDir, groupId, FOREST_FILE));
      const parsed = recordSchema.safeParse(raw.kind === "value" ? raw.value : null);
      if (parsed.success && parsed.data.groupId === groupId) records.set(groupId, parsed.data);
      else unknown.add(groupId);
    } catch (cause) {
      unknown.add(groupId);
      warn(toStorageError(cause, `read ${FOREST_FILE} of ${groupId}`).message);
    }
  };
  return {
    load: () => {
      loading ??= (async () => {
        try {
          const folders = (await namesIn(nodeFileSystem, groupsDir)).filter((name) => groupIdSchema.safeParse(name).success);
          await Promise.all(folders.map(read));
        } catch (cause) {
          // The next one to ask tries again: a forest that is in a group must not be taken for one that is not.
          loading = null;
          throw toStorageError(cause, "read groups");
        }
      })();
      return loading;
    },
    activeOf,
    anyOf: (forestId) => activeOf(forestId) ?? of(forestId)[0] ?? null,
    byId: (groupId) => records.get(groupId) ?? null,
    all: () => [...records.values()],
    isIncomplete: () => unknown.size > 0,
    put: (record) => {
      records.set(record.groupId, record);
      unknown.delete(record.groupId);
      return queue.run(async () => {
        const folder = join(groupsDir, record.groupId);
        await mkdir(folder, { recursive: true });
        await writeFileDurably(join(folder, FOREST_FILE), JSON.stringify(record));
      });
    },
    drop: (groupId) => {
      records.delete(groupId);
      unknown.delete(groupId);
      return queue.run(() => removeOwnFiles(join(groupsDir, groupId)));
    },
  };
}

async function removeOwnFiles(folder: string): Promise<void> {
  for (const name of [FOREST_FILE, CLAIMS_FILE, CLAIMS_COPY]) await rm(join(folder, name), { force: true });
  try {
    await rmdir(folder);
  } catch (cause) {
    // Gone already, or something is left in it that is not ours to delete.
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(errnoOf(cause) ?? "")) throw cause;
  }
}
