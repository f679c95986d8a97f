import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { StorageError } from "#shared/storage/index.ts";
import { readJson } from "#electron/disk/readJson.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";
import { CLAIMS_COPY, CLAIMS_FILE, type GroupRecord } from "./groupIndex.ts";

/** Computes the ids `from` to (without) `from + count` of a log: docs/SYNC.md, "Client ids". */
export type DeriveClientIds = (group: Pick<GroupRecord, "groupId" | "logKey">, from: number, count: number) => Promise<readonly number[]>;

export interface ClientIdClaims {
  /** Called once for a group, when its keys are new. */
  begin(groupId: string): Promise<void>;
  /** So many ids nobody has used, and that will never be given out again: the file that says so is on disk before they are. Rejects when nobody knows any more which were. */
  take(group: Pick<GroupRecord, "groupId" | "logKey">, count: number): Promise<number[]>;
  /** Those of these ids that were given out for this log. */
  own(group: Pick<GroupRecord, "groupId" | "logKey">, clientIds: readonly number[]): Promise<number[]>;
}

export interface ClientIdClaimsParts {
  readonly groupsDir: string;
  readonly derive: DeriveClientIds;
  readonly warn: (message: string) => void;
}

const claimsSchema = z.object({ nextN: z.number().int().min(0).max(2 ** 50) });

export function createClientIdClaims({ groupsDir, derive, warn }: ClientIdClaimsParts): ClientIdClaims {
  const queue = createTaskQueue();
  const pathsOf = (groupId: string): readonly string[] => [CLAIMS_FILE, CLAIMS_COPY].map((name) => join(groupsDir, groupId, name));
  /** Twice: the number is nowhere else, and one that is lost can only be guessed. */
  const write = async (groupId: string, nextN: number): Promise<void> => {
    for (const path of pathsOf(groupId)) await writeFileDurably(path, JSON.stringify({ nextN }));
  };
  const read = async (path: string): Promise<number | null> => {
    const raw = await readJson(path);
    const parsed = claimsSchema.safeParse(raw.kind === "value" ? raw.value : null);
    return parsed.success ? parsed.data.nextN : null;
  };
  const nextOf = async (groupId: string): Promise<number> => {
    const known = (await Promise.all(pathsOf(groupId).map(read))).filter((number) => number !== null);
    if (known.length > 0) return Math.max(...known);
    // One id used twice diverges silently and for good, and nobody looks for numbers far beyond the last: the forest opens without its group, and says so.
    warn(`both counts of the client ids of ${groupId} are lost: only leaving and joining anew helps`);
    throw new StorageError("corrupt", "the client ids are not known");
  };
  /** By log: the ids given out so far, computed when somebody asks for the first time. */
  const given = new Map<string, { readonly ids: Set<number>; through: number }>();
  const givenOf = async (group: Pick<GroupRecord, "groupId" | "logKey">): Promise<ReadonlySet<number>> => {
    const known = given.get(group.logKey) ?? { ids: new Set<number>(), through: 0 };
    given.set(group.logKey, known);
    const nextN = await nextOf(group.groupId);
    for (const id of await derive(group, known.through, nextN - known.through)) known.ids.add(id);
    known.through = nextN;
    return known.ids;
  };
  return {
    own: (group, clientIds) => queue.run(async () => {
      const ids = await givenOf(group);
      return clientIds.filter((id) => ids.has(id));
    }),
    begin: (groupId) => queue.run(async () => {
      await mkdir(join(groupsDir, groupId), { recursive: true });
      // Keys that are there already may have been prepared in vain before.
      const found = await Promise.all(pathsOf(groupId).map(readJson));
      if (found.every(({ kind }) => kind === "missing")) await write(groupId, 0);
    }),
    take: (group, count) => queue.run(async () => {
      const from = await nextOf(group.groupId);
      const clientIds = await derive(group, from, count);
      await write(group.groupId, from + count);
      return [...clientIds];
    }),
  };
}
