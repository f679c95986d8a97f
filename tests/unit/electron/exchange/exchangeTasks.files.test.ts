import { gunzipSync } from "node:zlib";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Doc, XmlElement } from "yjs";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { createExchangeTasks, type LeftOutFiles } from "#electron/exchange/index.ts";
import { PIECE_BYTES, pieceRecords } from "#electron/exchange/filePieces.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import { encodeSnapshot, parseSnapshot, type LoggedUpdate } from "#shared/storage/index.ts";
import { filesKept, noteWith, numberOf, putFile } from "#tests/support/attachedFiles.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { failingLogFiles } from "#tests/support/failingLogFiles.ts";
import { randomForest } from "#tests/support/randomForest.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

// The real limit takes seconds to reach.
vi.mock("#shared/ipc/contract.ts", async (load) => ({ ...(await load<object>()), MAX_FOREST_FILE_BYTES: 20 * 1024 * 1024 }));

const { forest, updates } = randomForest(5, 40);
const sharedId = [...forest.view.points()].find(({ doc }) => doc === "forest")?.id ?? "";
const random = seededRandom(9);
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, () => random.below(256));
const tasks = createExchangeTasks(nodeFileSystem);
const NONE: LeftOutFiles = { forSpace: 0, forSpaceBytes: 0, unreadable: 0 };
let root: string;
const forestDir = (): string => join(root, "fr_a");
const file = (): string => join(root, "out.forest");

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "exchange-files-"));
  await appendToForest(nodeFileSystem, forestDir(), updates);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const write = (notes: readonly LoggedUpdate[]): Promise<void> => appendToForest(nodeFileSystem, forestDir(), notes);
/** Makes a forest of a file, as main does. */
async function takeIn(folder: string, path = file()): Promise<{ readonly soundFiles: number; readonly leftOutFiles: number }> {
  const { documents } = await tasks.unpackForestFile({ path });
  await appendToForest(nodeFileSystem, folder, documents);
  return tasks.unpackForestFile({ path, filesInto: { forestDir: folder, nowMs: 5 } });
}

describe("files that travel with a forest", () => {
  it("come back whole, and the forest made of the file gives the same file again", async () => {
    const numbers = [await putFile(forestDir(), noise(40_000)), await putFile(forestDir(), noise(PIECE_BYTES + 3)), await putFile(forestDir(), "words ".repeat(9_000))];
    const own = await putFile(forestDir(), noise(3_000));
    await write([noteWith(`note:${sharedId}`, numbers), noteWith(`my:note:${sharedId}`, [own])]);
    expect(await tasks.packForestFile({ forestDir: forestDir(), withPersonal: true, path: file() })).toMatchObject({ leftOut: NONE });
    const first = await readFile(file());
    expect(await takeIn(join(root, "fr_b"))).toMatchObject({ soundFiles: 4, leftOutFiles: 0 });
    expect(await filesKept(join(root, "fr_b"))).toEqual([...numbers, own].sort());
    for (const sha256 of numbers) expect(numberOf(await readFile(join(root, "fr_b", "attachments", sha256.slice(0, 2), sha256)))).toBe(sha256);
    await tasks.packForestFile({ forestDir: join(root, "fr_b"), withPersonal: true, path: file() });
    expect(Buffer.compare(await readFile(file()), first)).toBe(0);
  });

  it("stay behind when only something private names them: not a byte of them leaves", async () => {
    const shown = await putFile(forestDir(), "SHOWN picture");
    const hidden = [await putFile(forestDir(), "SECRET photo 1"), await putFile(forestDir(), "SECRET photo 2"), await putFile(forestDir(), "SECRET photo 3"), await putFile(forestDir(), "SECRET photo 4")];
    await write([
      noteWith(`note:${sharedId}`, [shown]), noteWith(`my:note:${sharedId}`, [shown, hidden[0] ?? ""]), noteWith("note:pt_private", [hidden[1] ?? ""]),
      noteWith("discussion", [hidden[2] ?? ""]), noteWith("my:discussion", [hidden[3] ?? ""]),
    ]);
    await tasks.packForestFile({ forestDir: forestDir(), withPersonal: false, path: file() });
    const leaving = gunzipSync(await readFile(file()));
    expect([leaving.includes("SHOWN picture"), leaving.includes("SECRET"), hidden.some((sha256) => leaving.includes(sha256))]).toEqual([true, false, false]);
    await tasks.packForestFile({ forestDir: forestDir(), withPersonal: true, path: file() });
    expect(gunzipSync(await readFile(file())).toString("latin1").match(/SECRET photo/g)).toHaveLength(4);
  });

  it("do not come along once the picture was taken out of the note", async () => {
    const gone = await putFile(forestDir(), "SECRET taken out");
    const doc = new Doc();
    const changes: LoggedUpdate[] = [];
    doc.on("update", (bytes: Uint8Array) => { changes.push({ docId: `note:${sharedId}`, bytes }); });
    const image = new XmlElement("image");
    image.setAttribute("att", gone);
    doc.getXmlFragment("body").insert(0, [image]);
    doc.getXmlFragment("body").delete(0, 1);
    await write(changes);
    expect(await tasks.packForestFile({ forestDir: forestDir(), withPersonal: false, path: file() })).toMatchObject({ leftOut: NONE });
    expect(gunzipSync(await readFile(file())).includes("SECRET")).toBe(false);
  });

  it("make a file that a version without files sends away, and change nothing in one without", async () => {
    const formatOf = async (): Promise<unknown> => {
      const parsed = parseSnapshot(gunzipSync(await readFile(file())));
      return parsed.ok && [parsed.value.manifest.format, parsed.value.documents.at(-1)?.docId];
    };
    await tasks.packForestFile({ forestDir: forestDir(), withPersonal: true, path: file() });
    expect(await formatOf()).toEqual([1, "personal"]);
    const sha256 = await putFile(forestDir(), "a picture");
    await write([noteWith(`note:${sharedId}`, [sha256])]);
    await tasks.packForestFile({ forestDir: forestDir(), withPersonal: true, path: file() });
    expect(await formatOf()).toEqual([2, `~att:${sha256}:000`]);
  });

  it("leave the largest behind when the file would be too large, and say so", async () => {
    const [small, large] = [await putFile(forestDir(), noise(6_000_000)), await putFile(forestDir(), noise(15_000_000))];
    await write([noteWith(`note:${sharedId}`, [small, large, numberOf("missing")])]);
    const { sizeBytes, leftOut } = await tasks.packForestFile({ forestDir: forestDir(), withPersonal: true, path: file() });
    expect(leftOut).toEqual({ forSpace: 1, forSpaceBytes: 15_000_000, unreadable: 1 });
    expect(sizeBytes).toBeGreaterThan(6_000_000);
    expect(await takeIn(join(root, "fr_b"))).toMatchObject({ soundFiles: 1, leftOutFiles: 2 });
    expect(await filesKept(join(root, "fr_b"))).toEqual([small]);
  });

  it("are left out one by one when somebody made them up, and the forest comes in", async () => {
    const good = new TextEncoder().encode("good");
    const named = [numberOf("good"), numberOf("bad"), numberOf("half")];
    const documents = [...(await tasks.unpackForestFile({ packed: packedWith([]) })).documents, noteWith(`note:${sharedId}`, named)];
    const content = gzipSync(encodeSnapshot({ kind: "forest", hasAside: true }, [
      ...documents, ...pieceRecords({ sha256: numberOf("good"), pieces: [good] }), ...pieceRecords({ sha256: numberOf("good"), pieces: [good] }).map(({ docId, bytes }) => ({ docId: docId.replace(numberOf("good"), numberOf("bad")), bytes })),
      { docId: `~att:${numberOf("half")}:001`, bytes: good }, ...pieceRecords({ sha256: numberOf("unasked"), pieces: [new TextEncoder().encode("unasked")] }),
    ]));
    await writeFile(file(), content);
    expect(await takeIn(join(root, "fr_b"))).toMatchObject({ soundFiles: 1, leftOutFiles: 2 });
    expect(await filesKept(join(root, "fr_b"))).toEqual([numberOf("good")]);
  });

  it.each(["~att:../../../../etc/passwd:000", "~hole", `~att:${"A".repeat(64)}:000`])("are no way in for a record called %s", async (docId) => {
    await expect(tasks.unpackForestFile({ packed: packedWith([{ docId, bytes: Uint8Array.of(1) }]) })).rejects.toMatchObject({ code: "corrupt" });
  });

  it("leave nothing when the disk is full", async () => {
    const sha256 = await putFile(forestDir(), "a picture");
    await write([noteWith(`note:${sharedId}`, [sha256])]);
    await tasks.packForestFile({ forestDir: forestDir(), withPersonal: true, path: file() });
    const failing = failingLogFiles();
    failing.failAlways("write", "ENOSPC");
    await expect(createExchangeTasks(failing.fs).unpackForestFile({ path: file(), filesInto: { forestDir: join(root, "fr_b"), nowMs: 5 } })).rejects.toMatchObject({ code: "disk-full" });
    expect(await filesKept(join(root, "fr_b"))).toEqual([]);
  });

  it("are found beside a backup that is taken in from the folder of copies", async () => {
    const folder = join(root, "stick", "fr_a");
    const there = await putFile(folder, "there");
    await mkdir(folder, { recursive: true });
    const { documents } = await tasks.unpackForestFile({ packed: packedWith([]) });
    const path = join(folder, "x.forest");
    await writeFile(path, gzipSync(encodeSnapshot({ kind: "backup", forestId: "fr_a", takenAtMs: 5, throughSeq: 3 }, [...documents, noteWith(`note:${sharedId}`, [there, numberOf("away")])])));
    expect(await takeIn(join(root, "fr_b"), path)).toMatchObject({ soundFiles: 1, leftOutFiles: 1 });
    expect(await filesKept(join(root, "fr_b"))).toEqual([there]);
  });
});

/** A forest file of the test's forest with these records in it, too. */
function packedWith(records: readonly LoggedUpdate[]): Uint8Array {
  return gzipSync(encodeSnapshot({ kind: "forest" }, [...foldUpdates(updates).documents, ...records]));
}
