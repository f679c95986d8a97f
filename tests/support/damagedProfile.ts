import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as Y from "yjs";
import { createFileLog } from "#electron/durableLog/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { writeForestFolder } from "#scripts/writeForestFolder.ts";
import { addPoint, createForest, DOC_NAMES, loadDocuments, startForest, type DocName, type Forest } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { readRecords, type LoggedUpdate } from "#shared/storage/index.ts";

/** A profile whose files a test spoils before the app sees them. */
export interface DamagedProfile {
  readonly forestId: string;
  readonly forestDir: string;
  readonly logFile: string;
}

/** What one sitting wrote; each has a Yjs client of its own, as every start of the app has. */
export type Sitting = (forest: Forest) => void;

export const FOREST_ID = "fr_damaged";

/** Writes a profile with one forest: its meta, then the sittings one after another, every transaction a record of its own. */
export async function writeSittings(profileDir: string, sittings: readonly Sitting[], extra: readonly LoggedUpdate[] = []): Promise<DamagedProfile> {
  const updates: LoggedUpdate[] = [];
  for (const sitting of [startHere, ...sittings]) sit(sitting, updates);
  const { forestDir } = await writeForestFolder({ forestsDir: join(profileDir, "forests"), forestId: FOREST_ID, name: "受损的森林", updates: [...updates, ...extra] });
  await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_used", lastForestId: FOREST_ID }));
  return { forestId: FOREST_ID, forestDir, logFile: join(forestDir, "log", "000001.log") };
}

/** A sitting that adds points at the top level. */
export const adding = (...titles: readonly string[]): Sitting => (forest) => { for (const title of titles) addTitled(forest, title, null); };

export function addTitled(forest: Forest, title: string, parentId: PointId | null): PointId {
  const added = addPoint(forest, { title, parentId });
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
}

const startHere: Sitting = (forest) => { startForest(forest, { name: "受损的森林" }); };

function sit(sitting: Sitting, updates: LoggedUpdate[]): void {
  const { docs } = loadDocuments(updates);
  const forest = createForest({ ...systemSources, author: "pr_used", docs });
  for (const docId of DOC_NAMES) docs[docId].on("update", (bytes: Uint8Array) => { updates.push({ docId, bytes }); });
  sitting(forest);
  forest.destroy();
  for (const docId of DOC_NAMES) docs[docId].destroy();
}

/** Takes bytes off the end of a file, as a power cut does. */
export async function cutOff(path: string, bytes: number): Promise<void> {
  await truncate(path, (await readFile(path)).length - bytes);
}

/** Turns every bit of the last byte of the record that holds a text over. */
export async function flipRecordWith(path: string, text: string): Promise<void> {
  const file = await readFile(path);
  const wanted = Buffer.from(text);
  for (const piece of readRecords(file)) {
    if (piece.kind !== "record" || !Buffer.from(piece.record.bytes).includes(wanted)) continue;
    file[piece.endOffset - 1] = ~(file[piece.endOffset - 1] ?? 0) & 0xff;
    await writeFile(path, file);
    return;
  }
  throw new Error(`no record holds ${text}`);
}

/** What the files hold now, read the way the app reads them. Only while the app is not running. */
export async function readBack(forestDir: string): Promise<{ readonly docs: Readonly<Record<DocName, Y.Doc>>; readonly updates: readonly LoggedUpdate[] }> {
  const log = createFileLog({ fs: nodeFileSystem, forestDir, nowMs: () => Date.now() });
  const { updates } = await log.open();
  await log.close();
  return { docs: loadDocuments(updates).docs, updates };
}

/** Names of the files that were set aside. */
export async function setAsideFiles(forestDir: string): Promise<string[]> {
  return readdir(join(forestDir, "damaged"));
}

/** The titles in a document, sorted. */
export function titlesIn(doc: Y.Doc): string[] {
  return [...doc.getMap("points").values()].map((point) => (point instanceof Y.Map ? String(point.get("title")) : "")).sort();
}
