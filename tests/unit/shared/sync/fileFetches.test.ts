import { describe, expect, it } from "vitest";
import { numberOf } from "#tests/support/attachedFiles.ts";
import { decodeMessage, encodeMessage, type SessionMessage } from "#shared/sync/index.ts";
import { channelPair } from "#tests/support/fakeChannels.ts";
import { GroupRig, setPoint, typeInto, type GroupDevice } from "#tests/support/groupRig.ts";
import { memoryFiles, someFile, type MemoryFiles } from "#tests/support/memoryFiles.ts";

const MB = 1024 * 1024;
const HUGE = 100 * MB;

interface Group { readonly rig: GroupRig; readonly a: GroupDevice; readonly b: GroupDevice; readonly c: GroupDevice; readonly files: Record<"甲" | "乙" | "丙", MemoryFiles> }

/** Three that are connected: an owner, an editor, and one of the role that is asked for. */
async function group(role: "editor" | "commenter" | "reader" = "editor"): Promise<Group> {
  const rig = new GroupRig();
  const files = { 甲: memoryFiles(), 乙: memoryFiles(), 丙: memoryFiles() };
  rig.filesOf = (name) => files[name as keyof typeof files];
  const a = await rig.found("甲");
  const b = await rig.admit(a, "乙", "editor");
  const c = await rig.admit(a, "丙", role);
  rig.connectAll();
  await rig.time.pass(500);
  return { rig, a, b, c, files };
}

/** Somebody's device has a file, and a shared note names it. */
async function attach({ rig }: Group, by: GroupDevice, files: MemoryFiles, file: Uint8Array): Promise<string> {
  const sha256 = numberOf(file);
  files.kept.set(sha256, file);
  typeInto(by, "note:pt_1", 0, `<${sha256}>`);
  await rig.time.pass(500);
  return sha256;
}

describe("a file that somebody in the group has", () => {
  it("comes on demand, in pieces, and is what its name says", async () => {
    const all = await group("reader");
    const { rig, c, files } = all;
    const file = someFile(3 * MB + 17, 1);
    const sha256 = await attach(all, all.a, files.甲, file);
    expect(c.replica.files.want(sha256, HUGE)?.stage).toBe("asking");
    await rig.time.pass(3_000);
    expect(files.丙.last(sha256)).toMatchObject({ stage: "arrived", totalBytes: file.length });
    expect(files.丙.kept.has(sha256)).toBe(true);
    expect(c.replica.files.namedBy(sha256)).toEqual([all.a.personId]);
    expect(files.丙.told.some(({ stage, haveBytes }) => stage === "fetching" && haveBytes > 0 && haveBytes < file.length)).toBe(true);
  });

  it("that nobody has yet is asked for again soon, and then less and less often", async () => {
    const all = await group();
    const { rig, c, files } = all;
    const file = someFile(5_000, 9);
    const sha256 = numberOf(file);
    typeInto(all.a, "note:pt_1", 0, `<${sha256}>`);
    await rig.time.pass(500);
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(1_000);
    expect(files.丙.last(sha256)?.stage).toBe("waiting");
    // It is on its way to the disk of whoever named it.
    files.甲.kept.set(sha256, file);
    await rig.time.pass(3_000);
    expect(files.丙.last(sha256)?.stage).toBe("arrived");
  });

  it("is not fetched beyond the limit, only described", async () => {
    const all = await group();
    const { rig, c, files } = all;
    const file = someFile(2 * MB, 2);
    const sha256 = await attach(all, all.a, files.甲, file);
    c.replica.files.want(sha256, MB);
    await rig.time.pass(1_000);
    expect(files.丙.last(sha256)).toEqual({ sha256, stage: "too-large", haveBytes: 0, totalBytes: file.length, holders: [all.a.deviceKey] });
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(2_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
  });

  it("waits for who has it, and comes by itself when they do", async () => {
    const all = await group();
    const { rig, a, c, files } = all;
    const sha256 = await attach(all, a, files.甲, someFile(MB, 3));
    rig.cutAll(a);
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(1_000);
    expect(files.丙.last(sha256)?.stage).toBe("waiting");
    rig.connect(a, c);
    await rig.time.pass(2_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
  });

  it("goes on with somebody else at its place when who sends goes away", async () => {
    const all = await group();
    const { rig, a, b, c, files } = all;
    const file = someFile(6 * MB, 4);
    const sha256 = await attach(all, a, files.甲, file);
    files.乙.kept.set(sha256, file);
    rig.delayMs = () => 20;
    c.replica.files.want(sha256, HUGE);
    while (files.丙.partBytes(sha256) < MB) await rig.time.pass(20);
    const [first, other] = (files.甲.given.get(sha256) ?? 0) > 0 ? [a, files.乙] : [b, files.甲];
    const before = files.丙.partBytes(sha256);
    rig.cut(first, c);
    await rig.time.pass(5_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
    const leftPieces = (file.length - before) / (64 * 1024);
    expect(other.given.get(sha256)).toBeGreaterThan(0);
    expect(other.given.get(sha256)).toBeLessThan(leftPieces + 2);
  });

  it("goes on with somebody else when who sends falls silent", async () => {
    const all = await group();
    const { rig, a, c, files } = all;
    const file = someFile(3 * MB, 5);
    const sha256 = await attach(all, a, files.甲, file);
    const read = files.甲.read;
    Object.assign(files.甲, { read: (...given: Parameters<typeof read>) => (given[2] > 0 && given[1] >= MB ? new Promise(() => undefined) : read(...given)) });
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(2_000);
    expect(files.丙.kept.has(sha256)).toBe(false);
    files.乙.kept.set(sha256, file);
    rig.cut(all.b, c);
    rig.connect(all.b, c);
    await rig.time.pass(15_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
  });

  it("is not waited for when it only drips", async () => {
    const all = await group();
    const { rig, a, b, c, files } = all;
    const file = someFile(MB, 15);
    const sha256 = await attach(all, a, files.甲, file);
    const read = files.甲.read;
    Object.assign(files.甲, { read: async (...given: Parameters<typeof read>) => {
      if (given[2] > 0) await new Promise<void>((resolve) => { rig.time.after(1_000, resolve); });
      return read(given[0], given[1], Math.min(given[2], 100));
    } });
    rig.cut(b, c);
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(5_000);
    expect(files.丙.partBytes(sha256)).toBeGreaterThan(0);
    files.乙.kept.set(sha256, file);
    rig.connect(b, c);
    await rig.time.pass(15_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
  });

  it("that comes out wrong is thrown away, and who sent it is not asked again", async () => {
    const all = await group();
    const { rig, a, b, c, files } = all;
    const file = someFile(MB, 6);
    const sha256 = await attach(all, a, files.甲, file);
    const wrong = file.slice();
    wrong[500_000] = (wrong[500_000] ?? 0) ^ 1;
    files.乙.kept.set(sha256, wrong);
    rig.cut(a, c);
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(2_000);
    expect([files.丙.kept.has(sha256), files.丙.partBytes(sha256)]).toEqual([false, 0]);
    const asked = files.乙.given.get(sha256);
    rig.cut(b, c);
    rig.connect(b, c);
    await rig.time.pass(5_000);
    expect(files.乙.given.get(sha256)).toBe(asked);
    rig.connect(a, c);
    await rig.time.pass(2_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
  });

  it("of which a part came from a liar and a part from an honest one comes whole from the honest one", async () => {
    const all = await group();
    const { rig, a, b, c, files } = all;
    const file = someFile(4 * MB, 7);
    const sha256 = await attach(all, a, files.甲, file);
    files.乙.kept.set(sha256, someFile(4 * MB, 8));
    rig.cut(a, c);
    rig.delayMs = () => 20;
    c.replica.files.want(sha256, HUGE);
    while (files.丙.partBytes(sha256) < MB) await rig.time.pass(20);
    rig.connect(a, c);
    rig.cut(b, c);
    await rig.time.pass(10_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
  });

  it("goes on where it was after this device was away", async () => {
    const all = await group();
    const { rig, a, c, files } = all;
    const file = someFile(6 * MB, 9);
    const sha256 = await attach(all, a, files.甲, file);
    rig.delayMs = () => 20;
    c.replica.files.want(sha256, HUGE);
    while (files.丙.partBytes(sha256) < 3 * MB) await rig.time.pass(10);
    c.die();
    await rig.time.pass(500);
    const [given, had] = [files.甲.given.get(sha256) ?? 0, files.丙.partBytes(sha256)];
    expect(had).toBeLessThan(file.length);
    await c.start();
    rig.connect(a, c);
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(5_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
    expect((files.甲.given.get(sha256) ?? 0) - given).toBeLessThanOrEqual((file.length - had) / (64 * 1024) + 1);
  });

  it("stays where it is when the disk refuses, says so, and goes on when it is asked for again", async () => {
    const all = await group();
    const { rig, a, c, files } = all;
    const sha256 = await attach(all, a, files.甲, someFile(2 * MB, 10));
    files.丙.isFull = true;
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(2_000);
    expect(files.丙.last(sha256)?.stage).toBe("failed");
    expect(c.events.some(({ kind }) => kind === "disk")).toBe(true);
    files.丙.isFull = false;
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(2_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
  });

  it("can be called off, and what came is there the next time", async () => {
    const all = await group();
    const { rig, a, c, files } = all;
    const sha256 = await attach(all, a, files.甲, someFile(6 * MB, 11));
    rig.delayMs = () => 20;
    c.replica.files.want(sha256, HUGE);
    while (files.丙.partBytes(sha256) < MB) await rig.time.pass(20);
    c.replica.files.cancel(sha256);
    await rig.time.pass(500);
    const had = files.丙.partBytes(sha256);
    await rig.time.pass(3_000);
    expect(files.丙.partBytes(sha256)).toBe(had);
    c.replica.files.want(sha256, HUGE);
    await rig.time.pass(5_000);
    expect(files.丙.kept.has(sha256)).toBe(true);
  });

  it("that is small does not wait for the rest of a large one", async () => {
    const all = await group();
    const { rig, a, c, files } = all;
    for (const each of Object.values(files)) Object.assign(each, { maxFileBytes: HUGE });
    const large = await attach(all, a, files.甲, someFile(20 * MB, 12));
    const small = await attach(all, a, files.甲, someFile(MB, 13));
    rig.delayMs = () => 20;
    c.replica.files.want(large, HUGE);
    while (files.丙.partBytes(large) < MB) await rig.time.pass(20);
    c.replica.files.want(small, HUGE);
    await rig.time.pass(20_000);
    expect(files.丙.told.filter(({ stage }) => stage === "arrived").map(({ sha256 }) => sha256)).toEqual([small, large]);
  });

  it("does not hold up what is written meanwhile", async () => {
    const all = await group();
    const { rig, a, c, files } = all;
    Object.assign(files.丙, { maxFileBytes: HUGE });
    const sha256 = await attach(all, a, files.甲, someFile(20 * MB, 14));
    rig.delayMs = () => 20;
    c.replica.files.want(sha256, HUGE);
    while (files.丙.partBytes(sha256) < MB) await rig.time.pass(20);
    setPoint(a, "p1", "光合作用");
    await rig.time.pass(60);
    expect(c.docs.get("forest")?.getMap("points").get("p1")).toBe("光合作用");
    expect(files.丙.kept.has(sha256)).toBe(false);
  });
});

describe("a file is given out", () => {
  /** Asks as a changed program would: without looking whether anybody named it. */
  const askedBy = async ({ rig, a }: Group, by: GroupDevice, sha256: string): Promise<SessionMessage[]> => {
    const heard: SessionMessage[] = [];
    const link = channelPair(rig.time, { delayMs: () => 2 });
    link.b.onMessage((bytes) => {
      const message = decodeMessage(bytes);
      if (typeof message !== "string" && message.kind.startsWith("file")) heard.push(message);
    });
    a.replica.connect(link.a, { deviceKey: by.deviceKey, route: "lan", isKeeper: false });
    for (const maxBytes of [0, 1_000]) link.b.send(encodeMessage({ kind: "fileWant", sha256, from: 0, maxBytes }));
    await rig.time.pass(500);
    link.cut();
    return heard;
  };
  const NONE = (sha256: string): SessionMessage[] => [{ kind: "fileNone", sha256 }];
  /** A file on the device of 甲 only. */
  const hide = ({ files }: Group, seed: number): string => {
    const file = someFile(1_000, seed);
    files.甲.kept.set(numberOf(file), file);
    return numberOf(file);
  };
  const alone = async (role?: "commenter" | "reader"): Promise<Group> => {
    const all = await group(role);
    all.rig.cutAll(all.a);
    return all;
  };

  it("when a shared document names it, and not for its name alone", async () => {
    const all = await alone("reader");
    const [unnamed, personal] = [hide(all, 20), hide(all, 21)];
    typeInto(all.a, "my:note:pt_1", 0, personal);
    await all.rig.time.pass(500);
    for (const sha256 of [unnamed, personal, numberOf("nowhere")]) expect((await askedBy(all, all.c, sha256)).slice(0, 1)).toEqual(NONE(sha256));
    const shared = await attach(all, all.a, all.files.甲, someFile(1_000, 25));
    expect((await askedBy(all, all.c, shared)).map((message) => (message.kind === "fileData" ? message.bytes.length : message.kind))).toEqual([0, 1_000]);
    expect([...all.files.甲.given.keys()]).toEqual([shared]);
  });

  it("not because somebody names it who may not write there", async () => {
    const all = await group("commenter");
    const hidden = hide(all, 22);
    typeInto(all.c, "note:pt_1", 0, hidden);
    await all.rig.time.pass(1_000);
    all.rig.cutAll(all.a);
    expect((await askedBy(all, all.c, hidden)).slice(0, 1)).toEqual(NONE(hidden));
    all.rig.connectAll();
    typeInto(all.c, "discussion", 0, hidden);
    await all.rig.time.pass(1_000);
    expect(all.a.replica.files.namedBy(hidden)).toEqual([all.c.personId]);
  });

  it("to nobody who was sent away, even while they are still told so, and to no keeper", async () => {
    const all = await alone();
    const sha256 = await attach(all, all.a, all.files.甲, someFile(1_000, 23));
    const removing = all.a.replica.remove(all.c.personId);
    await all.rig.time.pass(500);
    expect(await removing).toBeNull();
    expect((await askedBy(all, all.c, sha256)).slice(0, 1)).toEqual(NONE(sha256));
    const link = channelPair(all.rig.time, { delayMs: () => 2 });
    const heard: string[] = [];
    link.b.onMessage((bytes) => {
      const message = decodeMessage(bytes);
      heard.push(typeof message === "string" ? message : message.kind);
    });
    all.a.replica.connect(link.a, { deviceKey: all.b.logKey, route: "keeper", isKeeper: true });
    link.b.send(encodeMessage({ kind: "fileWant", sha256, from: 0, maxBytes: 0 }));
    await all.rig.time.pass(500);
    expect(heard.filter((kind) => kind.startsWith("file"))).toEqual(["fileNone"]);
    expect(all.files.甲.given.size).toBe(0);
  });

  it("after a restart as before", async () => {
    const all = await group();
    const sha256 = await attach(all, all.a, all.files.甲, someFile(1_000, 24));
    await all.a.stop();
    await all.a.start();
    all.rig.connectAll();
    all.c.replica.files.want(sha256, HUGE);
    await all.rig.time.pass(3_000);
    expect(all.files.丙.kept.has(sha256)).toBe(true);
  });

  it("and is asked for only when a shared document names it", async () => {
    const all = await group();
    const sha256 = hide(all, 26);
    const sent: string[] = [];
    all.rig.cutAll(all.c);
    const link = channelPair(all.rig.time, { delayMs: () => 2 });
    link.b.onMessage((bytes) => {
      const message = decodeMessage(bytes);
      sent.push(typeof message === "string" ? message : message.kind);
    });
    all.c.replica.connect(link.a, { deviceKey: all.b.deviceKey, route: "lan", isKeeper: false });
    expect(all.c.replica.files.want(sha256, HUGE)).toBeNull();
    await all.rig.time.pass(1_000);
    expect(sent).not.toContain("fileWant");
  });
});
