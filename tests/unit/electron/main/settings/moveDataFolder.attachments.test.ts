import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { moveDataFolder } from "#electron/main/settings/index.ts";

it("attachments move along with their forest", async () => {
  const root = await mkdtemp(join(tmpdir(), "move-"));
  const sha256 = "ab".repeat(32);
  const path = join("fr_a", "attachments", "ab", sha256);
  await mkdir(join(root, "old", "fr_a", "attachments", "ab"), { recursive: true });
  await mkdir(join(root, "new"));
  await writeFile(join(root, "old", path), "content");
  let dataDir = join(root, "old");
  const moved = await moveDataFolder({
    settings: { dataDir: () => dataDir, backupDir: () => null, setDataDir: async (next) => { dataDir = next; } },
    forests: { hold: (task) => task(), dirOf: (forestId) => join(dataDir, forestId) },
    logs: { holdAll: (task) => task(), moveAll: async () => undefined },
    pickFolder: async () => join(root, "new"),
  });
  expect(moved).toMatchObject({ moved: true, forests: 1 });
  expect(await readFile(join(dataDir, path), "utf8")).toBe("content");
  await rm(root, { recursive: true, force: true });
});
