import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAttachments, type ForestAttachments } from "#renderer/runtime/notes/attachments.ts";
import { FETCHED_BY_ITSELF_BYTES } from "#renderer/runtime/notes/filesFromOthers.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { thumbnails } from "#renderer/runtime/storage/thumbnails.ts";
import { MAX_ATTACHMENT_BYTES, MAX_CHUNK_BYTES } from "#shared/attachments/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";
import { fakeClock } from "#tests/support/fakeClock.ts";
import { must } from "#tests/support/testForest.ts";

const PNG = Uint8Array.from("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10\0\0\0\x08", (letter) => letter.charCodeAt(0));
let fake: FakeBridge;
let uninstall: () => void;
let attachments: ForestAttachments;
let drawn: string[];
const make = (): ForestAttachments => createAttachments({
  forestId: "fr_a", clock: fakeClock(),
  drawThumbnail: async (bytes, mime) => { drawn.push(`${mime} ${bytes.length}`); return bytes.length < 9 ? null : Uint8Array.of(1, 2, 3).buffer; },
  readPdf: async (bytes) => `pdf of ${bytes.length}`,
});
const changed = (): Promise<void> => new Promise((resolve) => { const stop = attachments.onChange(() => { stop(); resolve(); }); });

beforeEach(() => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  drawn = [];
  let urls = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => `blob:${(urls += 1)}`);
  vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => undefined);
  attachments = make();
});
afterEach(async () => {
  attachments.close();
  await thumbnails.forget("fr_a");
  closeCaches();
  uninstall();
});

describe("a picture that somebody else has", () => {
  it("is asked for when a small one is wanted, and drawn when it came", async () => {
    const kept = must(await attachments.add(new File([PNG], "a.png")));
    const { call } = fake.bridge;
    let isHere = false;
    const asked: unknown[] = [];
    fake.bridge.call = (async (name: string, input: { sha256: string }) => {
      if (name === "attachments.read" && !isHere) return { ok: false, error: { code: "not-found", detail: "" } };
      if (name === "groups.fetchFile") {
        asked.push(input);
        return { ok: true, value: { file: { sha256: input.sha256, stage: "waiting", haveBytes: 0, totalBytes: null, people: [] } } };
      }
      return call(name as never, input as never);
    }) as typeof call;
    expect(attachments.thumbnailUrlOf(kept)).toBeNull();
    await vi.waitFor(() => { expect(attachments.fromOthers.of(kept.sha256)?.stage).toBe("waiting"); });
    expect(asked).toEqual([{ forestId: "fr_a", sha256: kept.sha256, limitBytes: FETCHED_BY_ITSELF_BYTES }]);
    isHere = true;
    const again = changed();
    fake.send("groups.file", { forestId: "fr_b", file: { sha256: kept.sha256, stage: "failed", haveBytes: 0, totalBytes: null, people: [] } });
    expect(attachments.fromOthers.of(kept.sha256)?.stage).toBe("waiting");
    fake.send("groups.file", { forestId: "fr_a", file: { sha256: kept.sha256, stage: "here", haveBytes: 1, totalBytes: 1, people: [] } });
    await again;
    const drawnNow = changed();
    expect(attachments.thumbnailUrlOf(kept)).toBeNull();
    await drawnNow;
    expect(attachments.thumbnailUrlOf(kept)).toMatch(/^blob:/);
  });

  it("keeps the larger of two limits, and asks anew after it was called off", async () => {
    const asked: unknown[] = [];
    const { call } = fake.bridge;
    fake.bridge.call = (async (name: string, input: { sha256: string; limitBytes?: number }) => {
      if (name === "groups.fetchFile") asked.push(input.limitBytes);
      return call(name as never, input as never);
    }) as typeof call;
    const { fromOthers } = attachments;
    const sha256 = "ab".repeat(32);
    fromOthers.want(sha256, 8);
    fromOthers.want(sha256, 0);
    expect(fromOthers.limitOf(sha256)).toBe(8);
    fromOthers.cancel(sha256);
    await vi.waitFor(() => { expect(asked).toEqual([8, 8, 0]); });
    expect([fromOthers.limitOf(sha256), fromOthers.of(sha256)?.stage]).toEqual([0, "away"]);
  });
});

describe("keeping a file", () => {
  it("sends it in pieces and says what became of it, under a harmless name", async () => {
    const bytes = new Uint8Array(MAX_CHUNK_BYTES + 5).fill(3);
    const kept = must(await attachments.add(new File([bytes], "../坏\u202e名.bin")));
    expect(kept).toMatchObject({ name: "坏名.bin", sizeBytes: bytes.length, mime: "application/octet-stream" });
    expect(fake.callNames.filter((name) => name === "attachments.chunk")).toHaveLength(2);
    expect(Buffer.compare(must(await attachments.bytesOf(kept.sha256)), bytes)).toBe(0);
  });

  it("tells what a picture is and how large, whatever the page thought", async () => {
    expect(must(await attachments.add(new File([PNG], "a.txt", { type: "text/html" })))).toMatchObject({ mime: "image/png", widthPx: 16, heightPx: 8 });
  });

  it("refuses an empty one and one that is too large before sending anything", async () => {
    expect(await attachments.add(new File([], "a"))).toEqual({ ok: false, error: { code: "empty" } });
    const large = new File(["x"], "a");
    Object.defineProperty(large, "size", { value: MAX_ATTACHMENT_BYTES + 1 });
    expect(await attachments.add(large)).toEqual({ ok: false, error: { code: "too-large", limitBytes: MAX_ATTACHMENT_BYTES } });
    expect(fake.callNames).toEqual([]);
  });

  it("calls off what went wrong half-way, and says why", async () => {
    fake.failCall("attachments.chunk", "disk-full");
    expect(await attachments.add(new File(["abc"], "a"))).toEqual({ ok: false, error: { code: "disk-full" } });
    expect(fake.callNames.at(-1)).toBe("attachments.cancel");
    fake.failCall("attachments.chunk", null);
    const gone = new File(["abc"], "a");
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException("gone", "NotFoundError")) }) as Blob;
    expect(await attachments.add(gone)).toEqual({ ok: false, error: { code: "not-found" } });
    fake.failCall("attachments.begin", "busy");
    expect(await attachments.add(new File(["abc"], "a"))).toEqual({ ok: false, error: { code: "unexpected" } });
  });

  it("takes what was chosen in the system's dialog", async () => {
    fake.attachments.picked = [{ name: "a.png", bytes: PNG }];
    expect(must(await attachments.pick("images"))).toMatchObject([{ name: "a.png", mime: "image/png" }]);
    fake.failCall("attachments.pick", "too-large");
    expect(await attachments.pick("any")).toEqual({ ok: false, error: { code: "too-large", limitBytes: MAX_ATTACHMENT_BYTES } });
  });
});

describe("giving a file out", () => {
  it("shows it from its own address and saves it under its label", async () => {
    const kept = must(await attachments.add(new File([PNG], "图.png")));
    expect(attachments.urlOf(kept)).toBe(`attachment://fr_a/${kept.sha256}?mime=image%2Fpng&name=%E5%9B%BE.png`);
    expect(must(await attachments.saveAs({ sha256: kept.sha256, name: "../图.png" }))).toEqual({ saved: true });
    expect(fake.attachments.saved).toEqual(["图.png"]);
    expect(await attachments.saveAs({ sha256: "0".repeat(64), name: "a" })).toEqual({ ok: false, error: { code: "not-found" } });
  });

  it("reads the text of a PDF here and of the rest in main", async () => {
    const pdf = must(await attachments.add(new File(["%PDF-1.7"], "a.pdf")));
    expect(await attachments.textOf(pdf)).toEqual({ ok: true, value: "pdf of 8" });
    const text = must(await attachments.add(new File(["abc"], "a.txt")));
    fake.attachments.texts.set(text.sha256, "abc");
    expect(await attachments.textOf(text)).toEqual({ ok: true, value: "abc" });
    expect(await attachments.textOf({ ...pdf, sha256: "0".repeat(64) })).toEqual({ ok: false, error: { code: "not-found" } });
    expect(await attachments.bytesOf("../../etc/passwd")).toEqual({ ok: false, error: { code: "not-found" } });
  });
});

describe("small pictures", () => {
  it("are drawn once, told of, and kept for the next time", async () => {
    const kept = must(await attachments.add(new File([PNG], "a.png")));
    const told = changed();
    expect([attachments.thumbnailUrlOf(kept), attachments.thumbnailUrlOf(kept)]).toEqual([null, null]);
    await told;
    expect(attachments.thumbnailUrlOf(kept)).toBe("blob:1");
    expect(drawn).toEqual(["image/png 24"]);
    attachments.close();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:1");
    attachments = make();
    fake.attachments.files.clear();
    const again = changed();
    expect(attachments.thumbnailUrlOf(kept)).toBeNull();
    await again;
    expect(attachments.thumbnailUrlOf(kept)).toBe("blob:2");
    expect(drawn).toHaveLength(1);
  });

  it("are forgotten with their forest, and with no other", async () => {
    await thumbnails.keep({ forestId: "fr_a", sha256: "a", bytes: new ArrayBuffer(1), keptAtMs: 1 });
    await thumbnails.keep({ forestId: "fr_b", sha256: "a", bytes: new ArrayBuffer(2), keptAtMs: 1 });
    await thumbnails.forget("fr_a");
    expect([await thumbnails.read("fr_a", "a"), (await thumbnails.read("fr_b", "a"))?.byteLength]).toEqual([null, 2]);
    await thumbnails.forget("fr_b");
  });

  it("are not drawn of anything but pictures, nor tried twice where there is none", async () => {
    expect(attachments.thumbnailUrlOf({ sha256: "a".repeat(64), mime: "application/pdf" })).toBeNull();
    expect(attachments.thumbnailUrlOf({ sha256: "a".repeat(64), mime: "image/svg+xml" })).toBeNull();
    const broken = must(await attachments.add(new File(["GIF89a"], "a.gif")));
    const sound = must(await attachments.add(new File([PNG], "b.png")));
    const told = changed();
    attachments.thumbnailUrlOf(broken);
    attachments.thumbnailUrlOf(sound);
    await told;
    expect(attachments.thumbnailUrlOf(broken)).toBeNull();
    expect(drawn).toEqual(["image/gif 6", "image/png 24"]);
  });
});
