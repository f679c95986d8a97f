import { appendFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSpaceLogs, type SpaceLogs } from "#electron/keeper/spaceLogs.ts";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import { createLogWriter } from "#tests/support/keeperRig.ts";

let parent = "";
let dir = "";
const said: string[] = [];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "space-"));
  dir = join(parent, "space");
  said.length = 0;
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const openLogs = (maxBytes = 1_000_000): Promise<SpaceLogs> => {
  let left = maxBytes;
  return openSpaceLogs({
    dir, crypto: sodiumCrypto, maxLogs: 2, report: (message) => { said.push(message); },
    reserve: (bytes) => { if (bytes > left) return false; left -= bytes; return true; },
    release: (bytes) => { left += bytes; },
  });
};
function written(count: number): ReturnType<typeof createLogWriter> {
  const log = createLogWriter();
  for (let n = 0; n < count; n += 1) log.write(`text ${n}`);
  return log;
}

describe("blocks kept without keys", () => {
  it("are taken in order, known again, and there after reopening", async () => {
    const log = written(100);
    const logs = await openLogs();
    expect(await logs.take(log.logKey, 0, log.blocks.slice(0, 60))).toBe("taken");
    expect(await logs.take(log.logKey, 10, log.blocks.slice(10, 30))).toBe("known");
    expect(await logs.take(log.logKey, 61, log.blocks.slice(61))).toBe("gap");
    expect(await logs.take(log.logKey, 50, log.blocks.slice(50))).toBe("taken");
    const head = logs.logs().get(log.logKey)?.headHash;
    await logs.close();
    const again = await openLogs();
    expect(again.logs().get(log.logKey)?.length).toBe(100);
    expect(again.logs().get(log.logKey)?.headHash).toEqual(head);
    expect(again.storedBytes()).toBe(log.blocks.reduce((sum, block) => sum + block.length, 0));
    const read = await again.read(log.logKey, 20, 1_000);
    expect(read.length).toBeGreaterThan(1);
    expect(read.map((block) => Buffer.from(block))).toEqual(log.blocks.slice(20, 20 + read.length).map((block) => Buffer.from(block)));
    expect(await again.read(log.logKey, 99, 1)).toHaveLength(1);
    expect(await again.read(log.logKey, 100, 1_000)).toHaveLength(0);
    await again.close();
  });

  it("are refused when they are of another log, changed, or carry a spoiled signature in the middle of a run", async () => {
    const logs = await openLogs();
    const log = written(3);
    const other = written(3);
    expect(await logs.take(log.logKey, 0, other.blocks)).toBe("bad");
    const spoiled = log.blocks.map((block) => block.slice());
    const middle = spoiled[1];
    middle?.set([(middle.at(-1) ?? 0) ^ 1], middle.length - 1);
    expect(await logs.take(log.logKey, 0, spoiled)).toBe("bad");
    expect(await logs.take("no key", 0, log.blocks)).toBe("bad");
    expect(await logs.take(log.logKey, 0, [new Uint8Array(5)])).toBe("bad");
    expect(logs.logs().size).toBe(0);
    await logs.close();
    expect(await readdir(parent)).toEqual([]);
  });

  it("are refused beyond the room there is, and beyond so many logs", async () => {
    const [first, second, third] = [written(5), written(1), written(1)];
    const logs = await openLogs(first.blocks.slice(0, 4).reduce((sum, block) => sum + block.length, 0));
    expect(await logs.take(first.logKey, 0, first.blocks)).toBe("full");
    expect(await logs.take(first.logKey, 0, first.blocks.slice(0, 2))).toBe("taken");
    expect(await logs.take(second.logKey, 0, second.blocks)).toBe("taken");
    expect(await logs.take(third.logKey, 0, third.blocks)).toBe("full");
    await logs.close();
  });

  it("are whole again after a torn end and after a log that does not hang together", async () => {
    const [good, foreign] = [written(10), written(10)];
    const logs = await openLogs();
    await logs.take(good.logKey, 0, good.blocks);
    await logs.take(foreign.logKey, 0, foreign.blocks);
    await logs.close();
    await appendFile(join(dir, `${good.logKey}.log`), Uint8Array.of(9, 0, 0));
    // The file of one log under the name of another.
    const stranger = createLogWriter();
    await rm(join(dir, `${foreign.logKey}.log`));
    const { readFile } = await import("node:fs/promises");
    await writeFile(join(dir, `${stranger.logKey}.log`), await readFile(join(dir, `${good.logKey}.log`)));
    const again = await openLogs();
    expect([...again.logs().keys()]).toEqual([good.logKey]);
    expect(again.logs().get(good.logKey)?.length).toBe(10);
    stranger.write("anew");
    expect(await again.take(stranger.logKey, 0, stranger.blocks)).toBe("taken");
    expect(said.length).toBeGreaterThan(0);
    await again.close();
  });
});
