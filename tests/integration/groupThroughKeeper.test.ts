import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { numberOf, putFile } from "#tests/support/attachedFiles.ts";
import { bundleKeeper, startKeeperProcess } from "#tests/support/keeperRig.ts";
import { someFile } from "#tests/support/memoryFiles.ts";
import { extra, FOREST, foundGroup, inviteTo, letInByLink, machinesOfTests, put } from "#tests/support/peersRig.ts";

const { start, afterwards } = machinesOfTests();

it("joins, edits and catches up through a keeper alone, also with what was written while the author is away", async () => {
  const bundle = await bundleKeeper();
  const dir = await mkdtemp(join(tmpdir(), "keeper-"));
  const keeper = await startKeeperProcess(bundle, dir);
  afterwards(async () => {
    await keeper.end("SIGTERM");
    for (const folder of [dir, dirname(bundle)]) await rm(folder, { recursive: true, force: true });
  });
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a);
  expect(await a.service.calls.setKeeper({ groupId: a.groupId, address: keeper.address, isAdded: true })).toBeNull();
  await a.until(() => a.state()?.keepers[0]?.isOnline === true);

  // Nobody dials anybody: the link names the keeper. Addresses of this machine in it lead to the same device, too, so the route is left open.
  await letInByLink(a, b, await inviteTo(a, "editor"));

  await b.service.calls.stop(null);
  await a.write(FOREST, put("left", "1"));
  await a.until(() => a.state()?.keepers[0]?.pendingBlocks === 0);
  await a.service.calls.stop(null);
  await b.begin();
  await b.catchUp();
  await b.until(() => extra(b).left === "1");
  await b.write(FOREST, put("answer", "2"));
  await b.until(() => b.state()?.keepers[0]?.pendingBlocks === 0);
  await a.begin();
  await a.catchUp();
  await a.until(() => extra(a).answer === "2");

  // The keeper has no part in files: they come through it from who has them, sealed for who asked.
  const file = someFile(2_000_000, 1);
  const sha256 = await putFile(join(a.folder, "forest"), file);
  for (const machine of [a, b]) await machine.service.calls.setShelf({ groupId: a.groupId, forestDir: join(machine.folder, "forest") });
  await a.write(FOREST, put("file", sha256));
  await b.until(() => extra(b).file === sha256);
  await b.service.calls.fetchFile({ groupId: a.groupId, sha256, limitBytes: file.length });
  await b.until(() => b.arrived.length === 1);
  expect(numberOf(await readFile(b.arrived[0]?.path ?? ""))).toBe(sha256);
  expect(await sizeOfAll(dir)).toBeLessThan(500_000);
});

async function sizeOfAll(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
