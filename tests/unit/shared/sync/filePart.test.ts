import { describe, expect, it } from "vitest";
import { FilePart } from "#shared/sync/filePart.ts";
import { numberOf } from "#tests/support/attachedFiles.ts";
import { memoryFiles, someFile } from "#tests/support/memoryFiles.ts";

const FILE = someFile(1_000, 7);
const SHA256 = numberOf(FILE);

function opened() {
  const files = memoryFiles();
  const part = new FilePart(SHA256, files.incoming);
  const comes = async (deviceKey: string, from: number, to: number): Promise<void> => {
    part.comesFrom(deviceKey);
    await part.append(from, FILE.subarray(from, to));
  };
  return { files, part, comes };
}

describe("what is on this disk of a wanted file", () => {
  it("is gone on with by another device at the same place, and whole at the end", async () => {
    const { files, part, comes } = opened();
    await part.begin("甲", 1_000);
    await comes("甲", 0, 400);
    await part.begin("乙", 1_000);
    expect([part.haveBytes, part.totalBytes]).toEqual([400, 1_000]);
    await comes("乙", 400, 1_000);
    expect(await part.finish()).toBe(true);
    expect(files.kept.get(SHA256)).toEqual(Buffer.from(FILE));
  });

  it("is put down to one device only when that one sent all of it", async () => {
    const { part, comes } = opened();
    await part.begin("甲", 1_000);
    expect(part.onlySender()).toBeNull();
    await comes("甲", 0, 400);
    expect(part.onlySender()).toBe("甲");
    await comes("乙", 400, 1_000);
    expect(part.onlySender()).toBeNull();
  });

  it("is nobody's fault when some of it is from an earlier life", async () => {
    const { files, comes } = opened();
    await comes("甲", 0, 400);
    const again = new FilePart(SHA256, files.incoming);
    await again.begin("乙", 1_000);
    again.comesFrom("乙");
    expect([again.haveBytes, again.onlySender()]).toEqual([400, null]);
  });

  it("begins anew where it cannot be a part of what the next device has", async () => {
    const { files, part, comes } = opened();
    await part.begin("甲", 1_000);
    await comes("甲", 0, 400);
    await part.begin("乙", 300);
    expect([part.haveBytes, part.totalBytes, files.partBytes(SHA256)]).toEqual([0, 300, 0]);
    await comes("乙", 0, 200);
    await part.begin("丙", 500);
    expect([part.haveBytes, files.partBytes(SHA256)]).toEqual([0, 0]);
  });

  it("that has to be careful is gone on with by the one device only that sent all so far", async () => {
    const { files, part, comes } = opened();
    part.isCareful = true;
    await part.begin("甲", 1_000);
    await comes("甲", 0, 400);
    await part.begin("甲", 1_000);
    expect(part.haveBytes).toBe(400);
    await part.begin("乙", 1_000);
    expect([part.haveBytes, files.partBytes(SHA256)]).toEqual([0, 0]);
  });
});
