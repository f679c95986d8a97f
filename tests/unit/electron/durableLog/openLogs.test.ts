import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileLog, createOpenLogs, type OpenLogs } from "#electron/durableLog/index.ts";
import { nodeFileSystem, type FileSystem, type OpenFile } from "#electron/disk/fileSystem.ts";


let root: string;
let logs: OpenLogs;
let warnings: string[];
let isCloseFailing: boolean;

/** Closes for real, then says that it could not, as a network drive may. */
const stubborn = (file: OpenFile): OpenFile => ({
  write: (bytes, positionBytes) => file.write(bytes, positionBytes),
  sync: () => file.sync(),
  truncate: (lengthBytes) => file.truncate(lengthBytes),
  close: async () => {
    await file.close();
    if (isCloseFailing) throw Object.assign(new Error("EIO: asked to fail"), { code: "EIO" });
  },
});
const fs: FileSystem = {
  ...nodeFileSystem,
  openFile: async (path) => stubborn(await nodeFileSystem.openFile(path)),
  createFile: async (path) => stubborn(await nodeFileSystem.createFile(path)),
};
const append = (forestId: string, seq: number): Promise<unknown> => logs.append(forestId, seq, [{ docId: "forest", bytes: Uint8Array.of(seq) }]);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "open-logs-"));
  warnings = [];
  isCloseFailing = false;
  for (const forestId of ["fr_a", "fr_b"]) await mkdir(join(root, "old", forestId), { recursive: true });
  logs = createOpenLogs({ makeLog: (forestId) => createFileLog({ fs, forestDir: join(root, "old", forestId), nowMs: () => 0 }), warn: (message) => { warnings.push(message); } });
});
afterEach(async () => {
  isCloseFailing = false;
  await logs.closeAll();
  await rm(root, { recursive: true, force: true });
});

describe("the open logs", () => {
  it("go on in the new folder, every one of them, although the old files cannot be closed", async () => {
    for (const forestId of ["fr_a", "fr_b"]) {
      await logs.open(forestId);
      await append(forestId, 0);
    }
    isCloseFailing = true;
    await logs.holdAll(async () => {
      await cp(join(root, "old"), join(root, "new"), { recursive: true });
      await logs.moveAll((forestId) => join(root, "new", forestId));
    });
    expect(warnings).toEqual(["close the old log: EIO (fr_a)", "close the old log: EIO (fr_b)"]);
    isCloseFailing = false;
    await rm(join(root, "old"), { recursive: true });
    for (const forestId of ["fr_a", "fr_b"]) {
      await append(forestId, 1);
      expect((await logs.open(forestId)).nextSeq).toBe(2);
    }
  });

  it("are closed when a close follows an open that is not done yet", async () => {
    const opening = logs.open("fr_a");
    await Promise.all([opening, logs.close("fr_a")]);
    expect(logs.isOpen("fr_a")).toBe(false);
    await expect(append("fr_a", 0)).rejects.toMatchObject({ code: "not-open" });
  });

  it("are open when an open follows a close that is not done yet", async () => {
    await logs.open("fr_a");
    const closing = logs.close("fr_a");
    await Promise.all([closing, logs.open("fr_a")]);
    await append("fr_a", 0);
    expect(logs.isOpen("fr_a")).toBe(true);
  });
});
