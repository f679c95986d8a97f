import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { readJson } from "#electron/disk/readJson.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";
import { CLAIMS_FILE, type GroupRecord } from "./groupIndex.ts";

/** Computes the ids `from` to (without) `from + count` of a log: docs/SYNC.md, "Client ids". */
export type DeriveClientIds = (group: Pick<GroupRecord, "groupId" | "logKey">, from: number, count: number) => Promise<readonly number[]>;

export interface ClientIdClaims {
  /** Called once for a group, when its keys are new. */
  begin(groupId: string): Promise<void>;
  /** So many ids nobody has used, and that will never be given out again: the file that says so is on disk before they are. */
  take(group: Pick<GroupRecord, "groupId" | "logKey">, count: number): Promise<number[]>;
}

export interface ClientIdClaimsParts {
  readonly groupsDir: string;
  readonly derive: DeriveClientIds;
  readonly nowMs: () => number;
  readonly warn: (message: string) => void;
}

const claimsSchema = z.object({ nextN: z.number().int().min(0).max(2 ** 50) });

export function createClientIdClaims({ groupsDir, derive, nowMs, warn }: ClientIdClaimsParts): ClientIdClaims {
  const queue = createTaskQueue();
  const pathOf = (groupId: string): string => join(groupsDir, groupId, CLAIMS_FILE);
  const write = (groupId: string, nextN: number): Promise<void> => writeFileDurably(pathOf(groupId), JSON.stringify({ nextN }));
  const nextOf = async (groupId: string): Promise<number> => {
    const raw = await readJson(pathOf(groupId));
    const parsed = claimsSchema.safeParse(raw.kind === "value" ? raw.value : null);
    if (parsed.success) return parsed.data.nextN;
    // One id used twice diverges silently and for good. A number nobody can have counted up to does no harm.
    warn(`the client ids of ${groupId} are ${raw.kind}; counting goes on far behind what can have been used`);
    return Math.floor(nowMs() / 1_000);
  };
  return {
    begin: (groupId) => queue.run(async () => {
      await mkdir(join(groupsDir, groupId), { recursive: true });
      // Keys that are there already may have been prepared in vain before.
      if ((await readJson(pathOf(groupId))).kind === "missing") await write(groupId, 0);
    }),
    take: (group, count) => queue.run(async () => {
      const from = await nextOf(group.groupId);
      const clientIds = await derive(group, from, count);
      await write(group.groupId, from + count);
      return [...clientIds];
    }),
  };
}
