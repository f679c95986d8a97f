import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAttachmentTasks, nodeAttachmentFiles as files } from "#electron/attachments/index.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { createAttachments, type AttachmentsOfMain } from "#electron/main/attachments/createAttachments.ts";
import { createForestFolders, type ForestFolders } from "#electron/main/forests/index.ts";
import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { calls } from "#shared/ipc/contract.ts";

const text = (words: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words);
const shaOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
let root: string;
let forests: ForestFolders;
let forestId: string;
let attachments: AttachmentsOfMain;
let chosen: string[];
let saveTo: string | null;
let proposed: string;
let now: number;
let ids = 0;
const warnings: string[] = [];
const timers: { delayMs: number; task: () => void }[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "main-attachments-"));
  await mkdir(join(root, "forests"));
  [chosen, saveTo, proposed, now] = [[], null, "", 1_800_000_000_000];
  timers.length = 0;
  warnings.length = 0;
  forests = createForestFolders({ dataDir: () => join(root, "forests"), defaultDataDir: "", logs: { hold: (_id, task) => task(), isOpen: () => false }, nowMs: () => now, warn: () => undefined });
  ({ forestId } = await forests.create("a"));
  attachments = createAttachments({
    files, forests, tasks: createAttachmentTasks(files), nowMs: () => now,
    dialogs: { open: async () => chosen, saveAs: async (name) => { proposed = name; return saveTo; } },
    backupFoldersOf: (id) => [join(root, "backups", id)],
    after: (delayMs, task) => {
      const timer = { delayMs, task };
      timers.push(timer);
      return () => { timers.splice(timers.indexOf(timer), 1); };
    },
    newId: () => (ids += 1).toString(16).padStart(32, "0"),
    warn: (message) => warnings.push(message),
  });
});
afterEach(async () => {
  await attachments.stop();
  await rm(root, { recursive: true, force: true });
});

const call = (): AttachmentsOfMain["handlers"] => attachments.handlers;
async function upload(bytes: Uint8Array<ArrayBuffer>, name = "a.txt"): Promise<string> {
  const { uploadId } = calls["attachments.begin"].output.parse(await call()["attachments.begin"]({ forestId, sizeBytes: bytes.length, name }));
  for (let at = 0; at < bytes.length; at += 4) await call()["attachments.chunk"]({ uploadId, bytes: bytes.slice(at, at + 4) });
  return calls["attachments.finish"].output.parse(await call()["attachments.finish"]({ uploadId })).sha256;
}
const parts = (): Promise<string[]> => readdir(join(forests.dirOf(forestId), "attachments", ".parts"));

describe("files that lie elsewhere on this machine", () => {
  it("are kept as if a person had added them, and then known", async () => {
    const path = join(root, "came");
    await writeFile(path, "从别人那里来的");
    const kept = await attachments.keepFile(forestId, path);
    expect(await attachments.sizeOf(forestId, kept.sha256)).toBe(kept.sizeBytes);
    expect(await parts()).toEqual([]);
    await writeFile(join(forests.dirOf(forestId), "attachments", kept.sha256.slice(0, 2), kept.sha256), "damaged");
    expect(await attachments.sizeOf(forestId, kept.sha256)).toBeNull();
    expect(await attachments.keepFile(forestId, path)).toEqual(kept);
    expect(await attachments.sizeOf(forestId, kept.sha256)).toBe(kept.sizeBytes);
    expect(await attachments.sizeOf(forestId, "0".repeat(64))).toBeNull();
  });

  it("are refused when they are not there, or are links", async () => {
    await expect(attachments.keepFile(forestId, join(root, "nowhere"))).rejects.toMatchObject({ code: "not-found" });
    await writeFile(join(root, "secret"), "SECRET");
    await symlink(join(root, "secret"), join(root, "link"));
    await expect(attachments.keepFile(forestId, join(root, "link"))).rejects.toThrow();
  });
});

describe("files that come from the page", () => {
  it("are kept in pieces, and given out again", async () => {
    const sha256 = await upload(text("附件的内容"));
    const read = calls["attachments.read"].output.parse(await call()["attachments.read"]({ forestId, sha256, fromByte: 3, lengthBytes: 3 }));
    expect([new TextDecoder().decode(read.bytes), read.sizeBytes]).toEqual(["件", 15]);
    expect(await call()["attachments.text"]({ forestId, sha256, mime: "text/plain", name: "a.txt" })).toEqual({ text: "附件的内容" });
    const file = await attachments.open(forestId, sha256);
    expect(file.sizeBytes).toBe(15);
    await file.close();
  });

  it("are refused when empty, too large, announced otherwise, or for no forest", async () => {
    const begin = (sizeBytes: number, id = forestId) => call()["attachments.begin"]({ forestId: id, sizeBytes, name: "x" });
    await expect(begin(0)).rejects.toMatchObject({ code: "refused" });
    await expect(begin(MAX_ATTACHMENT_BYTES + 1)).rejects.toMatchObject({ code: "too-large" });
    await expect(begin(1, "fr_none")).rejects.toMatchObject({ code: "not-found" });
    expect(await readdir(join(root, "forests"))).toEqual([forestId]);
    const more = await begin(3);
    await expect(call()["attachments.chunk"]({ ...more, bytes: text("abcd") })).rejects.toMatchObject({ code: "refused" });
    await expect(call()["attachments.chunk"]({ ...more, bytes: text("a") })).rejects.toMatchObject({ code: "not-found" });
    const less = await begin(3);
    await call()["attachments.chunk"]({ ...less, bytes: text("ab") });
    await expect(call()["attachments.finish"](less)).rejects.toMatchObject({ code: "refused" });
    expect(await parts()).toEqual([]);
  });

  it("leave nothing behind when called off or forgotten, and are no more than a few at once", async () => {
    for (let count = 0; count < 16; count += 1) await call()["attachments.begin"]({ forestId, sizeBytes: 1, name: "x" });
    await expect(call()["attachments.begin"]({ forestId, sizeBytes: 1, name: "x" })).rejects.toMatchObject({ code: "busy" });
    now += 11 * 60 * 1000;
    const { uploadId } = await call()["attachments.begin"]({ forestId, sizeBytes: 1, name: "x" });
    expect(await parts()).toHaveLength(1);
    await call()["attachments.cancel"]({ uploadId });
    await call()["attachments.cancel"]({ uploadId });
    expect(await parts()).toEqual([]);
  });

  it("wait while forests are copied or moved", async () => {
    const queue = createTaskQueue();
    let release: () => void = () => undefined;
    const held = forests.hold(() => new Promise<void>((resolve) => { release = resolve; }));
    let isKept = false;
    const keeping = queue.run(() => upload(text("later"))).then(() => { isKept = true; });
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(isKept).toBe(false);
    release();
    await held;
    await keeping;
    expect(isKept).toBe(true);
  });
});

describe("files that are chosen in the system's dialog", () => {
  it("are kept with their names, links followed because a person chose them", async () => {
    await writeFile(join(root, "笔记.md"), "# 一");
    await writeFile(join(root, "b.txt"), "二");
    await symlink(join(root, "b.txt"), join(root, "link.txt"));
    chosen = [join(root, "笔记.md"), join(root, "link.txt")];
    const { kept } = calls["attachments.pick"].output.parse(await call()["attachments.pick"]({ forestId, accept: "any" }));
    expect(kept).toMatchObject([{ name: "笔记.md", mime: "text/markdown", sha256: shaOf(text("# 一")) }, { name: "link.txt", sha256: shaOf(text("二")) }]);
  });

  it("are none when the person changed their mind", async () => {
    expect(await call()["attachments.pick"]({ forestId, accept: "images" })).toEqual({ kept: [] });
  });

  it("are all kept or none", async () => {
    await writeFile(join(root, "a.txt"), "a");
    await writeFile(join(root, "empty.txt"), "");
    chosen = [join(root, "a.txt"), join(root, "empty.txt")];
    await expect(call()["attachments.pick"]({ forestId, accept: "any" })).rejects.toMatchObject({ code: "refused" });
    chosen = [join(root, "a.txt"), join(root, "gone.txt")];
    await expect(call()["attachments.pick"]({ forestId, accept: "any" })).rejects.toMatchObject({ code: "not-found" });
    chosen = [root];
    await expect(call()["attachments.pick"]({ forestId, accept: "any" })).rejects.toMatchObject({ code: "unexpected" });
    expect(await readdir(forests.dirOf(forestId))).not.toContain("attachments");
  });
});

describe("saving a copy", () => {
  it("writes the whole file and offers a name that leads nowhere", async () => {
    const sha256 = await upload(text("内容"));
    expect(await call()["attachments.saveAs"]({ forestId, sha256, name: "../../con.txt" })).toEqual({ saved: false });
    expect(proposed).toBe("_con.txt");
    saveTo = join(root, "copy.txt");
    expect(await call()["attachments.saveAs"]({ forestId, sha256, name: "a:b\u202e.txt" })).toEqual({ saved: true });
    expect([proposed, await readFile(saveTo, "utf8")]).toEqual(["a b.txt", "内容"]);
  });

  it("offers a picture that is called by what it shows with the ending of its kind", async () => {
    const sha256 = await upload(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]));
    for (const [name, offered] of [["第三条线", "第三条线.png"], ["换线.png", "换线.png"], ["", "file.png"]]) {
      await call()["attachments.saveAs"]({ forestId, sha256, name: name ?? "" });
      expect(proposed).toBe(offered);
    }
  });

  it("writes nothing of a damaged one", async () => {
    const sha256 = await upload(text("内容"));
    await writeFile(join(forests.dirOf(forestId), "attachments", sha256.slice(0, 2), sha256), "别的东西");
    saveTo = join(root, "copy.txt");
    await expect(call()["attachments.saveAs"]({ forestId, sha256, name: "a" })).rejects.toMatchObject({ code: "corrupt" });
    expect(await readdir(root)).not.toContain("copy.txt");
  });
});

describe("clearing away", () => {
  it("happens once a day after a forest was left, and puts aside what nothing names", async () => {
    const sha256 = await upload(text("never named"));
    now += 8 * 24 * 60 * 60 * 1000;
    attachments.forestOpened(forestId);
    attachments.forestClosed(forestId);
    expect(timers).toHaveLength(1);
    timers[0]?.task();
    await expect.poll(() => readdir(join(forests.dirOf(forestId), "attachments"))).toContain(".collected");
    expect(await readdir(join(forests.dirOf(forestId), "attachments", sha256.slice(0, 2)))).toEqual([]);
    expect(warnings).toEqual([]);
    expect(await call()["attachments.collect"]({ forestId })).toEqual({ setAside: 0, deleted: 0 });
    // It comes back when it is asked for.
    await (await attachments.open(forestId, sha256)).close();
  });

  it("says why nothing was cleared away", async () => {
    await upload(text("never named"));
    now += 8 * 24 * 60 * 60 * 1000;
    await mkdir(join(forests.dirOf(forestId), "archive"), { recursive: true });
    await writeFile(join(forests.dirOf(forestId), "archive", "000001.000000000009.log.gz"), Uint8Array.of(0x1f, 0x8b, 8, 0));
    attachments.forestClosed(forestId);
    timers[0]?.task();
    await expect.poll(() => warnings).toHaveLength(1);
    expect(warnings[0]).toContain("cannot be unpacked");
  });

  it("goes along with a duplicate of the forest, and away with a forest that is deleted", async () => {
    const sha256 = await upload(text("goes along"));
    const copy = await forests.duplicate(forestId, "b");
    await (await attachments.open(copy.forestId, sha256)).close();
    await forests.trash(copy.forestId);
    await forests.purge(copy.forestId);
    await expect(attachments.open(copy.forestId, sha256)).rejects.toMatchObject({ code: "not-found" });
    await forests.sweep();
    await (await attachments.open(forestId, sha256)).close();
  });
});
