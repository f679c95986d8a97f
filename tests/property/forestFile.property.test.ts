import { gunzipSync } from "node:zlib";
import { Doc, encodeStateAsUpdate } from "yjs";
import { expect, it } from "vitest";
import { createForest, loadDocuments, type Forest } from "#shared/forest/index.ts";
import { isSideDocId, parseNoteDocId } from "#shared/notes/index.ts";
import { decodeForestFile } from "#electron/exchange/decodeForestFile.ts";
import { encodeForestFile } from "#electron/exchange/encodeForestFile.ts";
import type { CutFile } from "#electron/exchange/filePieces.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { noteWith, numberOf } from "#tests/support/attachedFiles.ts";
import { countingIds } from "#tests/support/countingIds.ts";
import { fakeClock } from "#tests/support/fakeClock.ts";
import { randomForest } from "#tests/support/randomForest.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

function seenIn(documents: readonly LoggedUpdate[]): unknown {
  const { docs, rejected } = loadDocuments(documents);
  expect(rejected).toBe(0);
  const forest = createForest({ docs, author: "pr_me", clock: fakeClock(), ids: countingIds() });
  const seen = viewSnapshot(forest.view);
  forest.destroy();
  return seen;
}

/** Notes of points of every kind (private, undone, unknown), some in several updates, and discussions. What must not leave says SECRET. */
function sideDocuments(forest: Forest, seed: number): LoggedUpdate[] {
  const random = seededRandom(seed);
  const shared = [...forest.view.points(), ...forest.view.trashedPoints()].filter(({ doc }) => doc === "forest").map(({ id }) => id as string);
  const others = [...forest.view.points(), ...forest.view.trashedPoints()].filter(({ doc }) => doc === "personal").map(({ id }) => id as string);
  const written = (docId: string, text: string): LoggedUpdate[] => {
    const doc = new Doc();
    const updates: LoggedUpdate[] = [];
    doc.on("update", (bytes: Uint8Array) => { updates.push({ docId, bytes }); });
    for (let turn = 1 + random.below(3); turn > 0; turn -= 1) doc.getText("body").insert(0, `${text} ${turn}`);
    const whole = { docId, bytes: encodeStateAsUpdate(doc) };
    doc.destroy();
    return random.chance(0.5) ? updates : [whole];
  };
  return [
    ...shared.filter(() => random.chance(0.4)).flatMap((id) => [...written(`note:${id}`, "open"), ...(random.chance(0.3) ? written(`my:note:${id}`, "SECRET own") : [])]),
    ...[...others, "pt_nobody"].flatMap((id) => written(`note:${id}`, "SECRET note")),
    ...written("discussion", "open"), ...written("my:discussion", "SECRET talk"),
  ];
}

const sideIn = (documents: readonly LoggedUpdate[]): string[] => documents.map(({ docId }) => docId).filter(isSideDocId);

it("a forest that is exported, imported and exported again is the same file, byte for byte, and loses nothing", () => {
  let personal = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const { forest, updates: ofForest } = randomForest(seed, 60);
    const side = sideDocuments(forest, seed);
    const updates = [...ofForest, ...side];
    const whole = encodeForestFile(updates, true);
    const imported = decodeForestFile(whole);
    expect(Buffer.compare(encodeForestFile(imported.documents, true), whole), `seed ${seed}`).toBe(0);
    expect(seenIn(imported.documents), `seed ${seed}`).toEqual(viewSnapshot(forest.view));
    expect(new Set(sideIn(imported.documents)), `seed ${seed}`).toEqual(new Set(sideIn(side)));
    expect(imported.name).toBe(forest.view.meta.name);

    const shared = encodeForestFile(updates, false);
    const again = decodeForestFile(shared);
    expect(Buffer.compare(encodeForestFile(again.documents, false), shared), `seed ${seed}`).toBe(0);
    expect(Buffer.compare(encodeForestFile(again.documents, true), shared), `seed ${seed}`).toBe(0);
    // What the others of the forest see, and no more.
    expect(seenIn(again.documents), `seed ${seed}`).toEqual(seenIn(updates.filter(({ docId }) => docId === "forest")));
    expect(gunzipSync(shared).includes("SECRET"), `seed ${seed}`).toBe(false);
    const sharedIds = new Set<string>([...forest.view.points(), ...forest.view.trashedPoints()].filter(({ doc }) => doc === "forest").map(({ id }) => id));
    const leaving = [...new Set(sideIn(side))].filter((docId) => docId.startsWith("note:") && (sharedIds.has(parseNoteDocId(docId)?.pointId ?? "")));
    expect(sideIn(again.documents), `seed ${seed}`).toEqual(leaving.sort());
    if (gunzipSync(whole).includes("SECRET")) personal += 1;
    forest.destroy();
  }
  expect(personal).toBeGreaterThan(50);
});

it("files travel with what names them and with nothing else, and the file made of an import is the same again", () => {
  let [hidden, shown] = [0, 0];
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed);
    const { forest, updates: ofForest } = randomForest(seed, 40);
    const points = [...forest.view.points(), ...forest.view.trashedPoints()];
    const files: CutFile[] = [];
    const kept = (words: string): string => {
      const bytes = new TextEncoder().encode(words);
      const sha256 = numberOf(bytes);
      if (!files.some((file) => file.sha256 === sha256)) files.push({ sha256, pieces: [bytes] });
      return sha256;
    };
    const notes: LoggedUpdate[] = [];
    const open = new Set<string>();
    for (const { id, doc } of points.filter(() => random.chance(0.5))) {
      if (doc === "forest") {
        const numbers = Array.from({ length: random.below(3) }, () => kept(`open ${random.below(6)}`));
        for (const sha256 of numbers) open.add(sha256);
        notes.push(noteWith(`note:${id}`, numbers));
      }
      if (random.chance(0.5)) notes.push(noteWith(doc === "forest" ? `my:note:${id}` : `note:${id}`, [kept(`SECRET ${id}`), kept("open 1")]));
    }
    kept("SECRET and named nowhere");
    const updates = [...ofForest, ...notes];

    const whole = encodeForestFile(updates, true, files);
    const imported = decodeForestFile(whole);
    expect(imported.absentFiles, `seed ${seed}`).toEqual([]);
    expect(Buffer.compare(encodeForestFile(imported.documents, true, [...imported.files].reverse()), whole), `seed ${seed}`).toBe(0);
    const asked = new Set(files.filter(({ sha256 }) => notes.some(({ bytes }) => Buffer.from(bytes).includes(sha256))).map(({ sha256 }) => sha256));
    expect(new Set(imported.files.map(({ sha256 }) => sha256)), `seed ${seed}`).toEqual(asked);

    const shared = encodeForestFile(updates, false, files);
    const again = decodeForestFile(shared);
    expect(new Set(again.files.map(({ sha256 }) => sha256)), `seed ${seed}`).toEqual(open);
    expect(Buffer.compare(encodeForestFile(again.documents, false, again.files), shared), `seed ${seed}`).toBe(0);
    expect(gunzipSync(shared).includes("SECRET"), `seed ${seed}`).toBe(false);
    hidden += imported.files.length - again.files.length;
    shown += again.files.length;
    forest.destroy();
  }
  expect(Math.min(hidden, shown)).toBeGreaterThan(50);
});
