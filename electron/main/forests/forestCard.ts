import { rename } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { fileTimestamp } from "#electron/disk/fileTimestamp.ts";
import { readJson } from "#electron/disk/readJson.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";

const forestCardSchema = z.object({
  name: z.string(),
  createdAtMs: z.number(),
  trashedAtMs: z.number().nullable(),
});

/** What `forest.json` holds: how a list shows the forest. Nothing here is the only copy of a learner's work. */
export type ForestCard = z.output<typeof forestCardSchema>;

const CARD_FILE = "forest.json";

/** The card of a forest folder, or why there is none. */
export async function readForestCard(forestDir: string): Promise<ForestCard | "missing" | "damaged"> {
  const raw = await readJson(join(forestDir, CARD_FILE));
  if (raw.kind !== "value") return raw.kind;
  const parsed = forestCardSchema.safeParse(raw.value);
  return parsed.success ? parsed.data : "damaged";
}

/** Replaces the card; a damaged one is kept beside it. */
export async function writeForestCard(forestDir: string, card: ForestCard, nowMs: number): Promise<void> {
  const path = join(forestDir, CARD_FILE);
  if ((await readForestCard(forestDir)) === "damaged") await rename(path, join(forestDir, `forest.damaged-${fileTimestamp(nowMs)}.json`));
  await writeFileDurably(path, JSON.stringify(card, null, 2));
}
