import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { readStateUpdates } from "#electron/durableLog/index.ts";
import { createExchangeTasks } from "#electron/exchange/index.ts";
import { createExchange } from "#electron/main/exchange/createExchange.ts";
import { createForestFolders, type ForestFolders } from "#electron/main/forests/index.ts";
import { calls, type Handlers } from "#shared/ipc/contract.ts";
import { foldUpdates, renameForest } from "#shared/forest/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import { filesKept, noteWith, numberOf, putFile } from "#tests/support/attachedFiles.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { must } from "#tests/support/testForest.ts";
import { randomForest } from "#tests/support/randomForest.ts";

const { forest, updates } = randomForest(11, 30);
must(renameForest(forest, { name: "林间" }));
let root: string;
let forests: ForestFolders;
let forestId: string;
let chosen: string | null;
let proposed: string | null;
let exchange: Pick<Handlers, "exchange.exportForest" | "exchange.importForest" | "exchange.importBytes">;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "main-exchange-"));
  await mkdir(join(root, "forests"));
  [chosen, proposed] = [null, null];
  forests = createForestFolders({ dataDir: () => join(root, "forests"), defaultDataDir: "", logs: { hold: (_id, task) => task(), isOpen: () => false }, nowMs: () => 5, warn: () => undefined });
  ({ forestId } = await forests.createFrom("林: 间", updates));
  exchange = createExchange({
    tasks: createExchangeTasks(nodeFileSystem), forests,
    dialogs: { saveAs: async (fileName) => { proposed = fileName; return chosen; }, open: async () => chosen },
  }).handlers;
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("taking a forest out and bringing one in", () => {
  it("makes a new forest with everything the file holds, under the name it has inside", async () => {
    chosen = join(root, "x.forest");
    const { savedAs, sizeBytes } = calls["exchange.exportForest"].output.parse(await exchange["exchange.exportForest"]({ forestId, withPersonal: true }));
    expect([savedAs, proposed]).toEqual([chosen, "林 间.forest"]);
    expect((await readFile(chosen)).length).toBe(sizeBytes);
    const { forest: made } = calls["exchange.importForest"].output.parse(await exchange["exchange.importForest"]({}));
    expect(made).toMatchObject({ name: "林间", trashedAtMs: null });
    const state = await readStateUpdates(nodeFileSystem, forests.dirOf(made?.forestId ?? ""));
    expect(foldUpdates(state.updates)).toEqual(foldUpdates(updates));
  });

  it("does nothing when the person changes their mind", async () => {
    expect(await exchange["exchange.exportForest"]({ forestId, withPersonal: false })).toEqual({ savedAs: null, sizeBytes: 0 });
    expect(await exchange["exchange.importForest"]({})).toEqual({ forest: null });
    expect(await readdir(join(root, "forests"))).toEqual([forestId]);
  });

  it("takes a dropped file, too, and names a forest without a name after it", async () => {
    const nameless = randomForest(12, 10);
    const { forestId: source } = await forests.createFrom("y", nameless.updates.filter(({ docId }) => docId === "forest"));
    chosen = join(root, "y.forest");
    await exchange["exchange.exportForest"]({ forestId: source, withPersonal: false });
    const { forest: made } = await exchange["exchange.importBytes"]({ fileName: "掉进来的.forest", bytes: new Uint8Array(await readFile(chosen)) });
    expect(made.name).toBe(nameless.forest.view.meta.name || "掉进来的");
  });

  it("makes nothing of a file it refuses", async () => {
    chosen = join(root, "bad.forest");
    await writeFile(chosen, "nothing");
    await expect(exchange["exchange.importForest"]({})).rejects.toMatchObject({ code: "refused" });
    await expect(exchange["exchange.importBytes"]({ fileName: "bad.forest", bytes: Uint8Array.of(0x1f, 0x8b, 8) })).rejects.toMatchObject({ code: "corrupt" });
    expect(await readdir(join(root, "forests"))).toEqual([forestId]);
  });

  it("takes files along, shows none of a forest before all are there, and says how many did not come", async () => {
    const forestDir = forests.dirOf(forestId);
    const there = await putFile(forestDir, "a picture");
    const point = [...forest.view.points()].find(({ doc }) => doc === "forest")?.id ?? "";
    await appendToForest(nodeFileSystem, forestDir, [noteWith(`note:${point}`, [there, numberOf("never was here")])]);
    chosen = join(root, "x.forest");
    const written = calls["exchange.exportForest"].output.parse(await exchange["exchange.exportForest"]({ forestId, withPersonal: false }));
    expect(written.leftOutFiles).toEqual({ forSpace: 0, forSpaceBytes: 0, unreadable: 1 });
    for (const bringIn of [() => exchange["exchange.importForest"]({}), async () => exchange["exchange.importBytes"]({ fileName: "x.forest", bytes: new Uint8Array(await readFile(join(root, "x.forest"))) })]) {
      const made = calls["exchange.importForest"].output.parse(await bringIn());
      expect(made.leftOutFiles).toBe(1);
      expect(await filesKept(forests.dirOf(made.forest?.forestId ?? ""))).toEqual([there]);
    }
  });

  it("makes no forest when its files find no room", async () => {
    const forestDir = forests.dirOf(forestId);
    const point = [...forest.view.points()].find(({ doc }) => doc === "forest")?.id ?? "";
    await appendToForest(nodeFileSystem, forestDir, [noteWith(`note:${point}`, [await putFile(forestDir, "a picture")])]);
    chosen = join(root, "x.forest");
    expect(await exchange["exchange.exportForest"]({ forestId, withPersonal: false })).not.toHaveProperty("leftOutFiles");
    const tasks = createExchangeTasks(nodeFileSystem);
    const full = createExchange({
      forests, dialogs: { saveAs: async () => chosen, open: async () => chosen },
      tasks: { ...tasks, unpackForestFile: async (input) => {
        if (input.filesInto !== undefined) throw new StorageError("disk-full", "ENOSPC");
        return tasks.unpackForestFile(input);
      } },
    }).handlers;
    await expect(full["exchange.importForest"]({})).rejects.toMatchObject({ code: "disk-full" });
    expect(await readdir(join(root, "forests"))).toEqual([forestId]);
  });

  it("says when there is no such forest", async () => {
    await expect(exchange["exchange.exportForest"]({ forestId: "fr_none", withPersonal: false })).rejects.toMatchObject({ code: "not-found" });
  });
});
