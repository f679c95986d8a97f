import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as Y from "yjs";
import { compactForest } from "#electron/durableLog/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { makeForest } from "#scripts/makeForest.ts";
import { writeForestFolder } from "#scripts/writeForestFolder.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import { isSideDocId, noteDocId, writeNote, type NoteJson } from "#shared/notes/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const PHRASES = ["先说清楚要解决的问题", "对方没有说出口的部分往往更重要", "没有证据的结论只是看法", "做完以后回头看当初的假设", "把大的目标拆成这一周能做完的事", "同一个词在两个部门里意思不同", "问题从降多少变成谁会被追问", "沉默只是表象"];
const LETTERS_PER_NOTE = 300;

/** Text of about so many Chinese signs, in paragraphs. */
export function madeNote(seed: number, letters: number): NoteJson {
  const random = seededRandom(seed);
  const paragraphs: NoteJson[] = [];
  for (let count = 0; count < letters;) {
    let text = "";
    while (text.length < 120 && count + text.length < letters) text += `${random.pick(PHRASES) ?? ""}，`;
    count += text.length;
    paragraphs.push({ type: "paragraph", content: [{ type: "text", text }] });
  }
  return { type: "doc", content: paragraphs };
}

/** `firstTitle`: of the first point, whose note is the long one. */
export interface MadeProfile { readonly profileDir: string; readonly pointIds: readonly string[]; readonly firstTitle: string }

/** A profile with one forest of so many points, compacted as it would be after some days, with notes or without. */
export async function makeProfile(profileDir: string, { points, notes, longNoteLetters }: { readonly points: number; readonly notes: number; readonly longNoteLetters?: number }): Promise<MadeProfile> {
  await rm(profileDir, { recursive: true, force: true });
  await mkdir(profileDir, { recursive: true });
  const { forest, updates } = makeForest({ points });
  const shared = [...forest.view.points()].filter(({ doc }) => doc === "forest").map(({ id }) => id);
  const side: LoggedUpdate[] = shared.slice(0, notes).map((id, at) => noteUpdate(noteDocId(id, "shared"), madeNote(at, LETTERS_PER_NOTE)));
  const [first] = shared;
  if (longNoteLetters !== undefined && first !== undefined) side[0] = noteUpdate(noteDocId(first, "shared"), madeNote(0, longNoteLetters));
  const all = [...updates, ...side];
  const { forestDir } = await writeForestFolder({ forestsDir: join(profileDir, "forests"), forestId: "fr_made", name: "很多笔记的森林", updates: all });
  await compactForest({ fs: nodeFileSystem, forestDir, throughSegment: 1_000, throughSeq: all.length - 1, fold: foldUpdates, isAside: isSideDocId });
  await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_maker", lastForestId: "fr_made" }));
  const firstTitle = (first === undefined ? undefined : forest.view.point(first)?.title) ?? "";
  forest.destroy();
  return { profileDir, pointIds: shared.slice(0, notes), firstTitle };
}

function noteUpdate(docId: string, json: NoteJson): LoggedUpdate {
  const doc = new Y.Doc();
  writeNote(doc, json, "made");
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { docId, bytes };
}
