// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportPicture, type ExportJob, type ExportTarget } from "#renderer/features/graph/showing/exportPicture.ts";
import type { OpenPngDrawer } from "#renderer/features/graph/showing/openPngDrawer.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";

let fake: FakeBridge;
let uninstall: () => void;
let drawn: string[];
let closed: number;
beforeEach(() => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  [drawn, closed] = [[], 0];
});
afterEach(() => { uninstall(); });

const openDrawer: OpenPngDrawer = async () => ({
  draw: async ({ row, column }) => {
    drawn.push(`${row}-${column}`);
    return Uint8Array.of(row, column);
  },
  close: () => { closed += 1; },
});
const PAPER = { paper: "A3", language: "zh-CN", background: null } as const;
const job = (target: ExportTarget, patch: Partial<ExportJob> = {}): ExportJob => ({
  target, picture: { svg: "<svg xmlns=\"x\"></svg>", widthPx: 5_000, heightPx: 4_000 }, name: "林", signal: new AbortController().signal, onProgress: () => undefined, openDrawer, ...patch,
});

describe("exportPicture", () => {
  it("saves an SVG as it is", async () => {
    fake.picks.saveAs = "/x/林.svg";
    expect(await exportPicture(job({ kind: "svg" }))).toEqual({ kind: "saved", path: "/x/林.svg" });
    expect(new TextDecoder().decode(fake.pictures[0]?.bytes)).toBe("<svg xmlns=\"x\"></svg>");
  });

  it("saves a small picture as one PNG and lets go of the drawer", async () => {
    fake.picks.saveAs = "/x/林.png";
    expect(await exportPicture(job({ kind: "png", scale: 1 }))).toEqual({ kind: "saved", path: "/x/林.png" });
    expect([drawn, closed, fake.pictures.map(({ kind }) => kind)]).toEqual([["1-1"], 1, ["png"]]);
  });

  it("saves a large one in tiles, saying how far it is", async () => {
    fake.picks.folder = "/x";
    const seen: string[] = [];
    expect(await exportPicture(job({ kind: "png", scale: 2 }, { onProgress: (done, total) => { seen.push(`${done}/${total}`); } }))).toEqual({ kind: "tiles", path: "/x/林", count: 6 });
    expect(drawn).toEqual(["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]);
    expect([seen[0], seen.at(-1), fake.pictures.length, closed]).toEqual(["0/6", "5/6", 6, 1]);
  });

  it("takes back the tiles it wrote when the person stops it, and when the disk refuses one", async () => {
    fake.picks.folder = "/x";
    const controller = new AbortController();
    const stopped = await exportPicture(job({ kind: "png", scale: 2 }, { signal: controller.signal, onProgress: (done) => { if (done === 2) controller.abort(); } }));
    expect([stopped, fake.pictures]).toEqual([{ kind: "stopped" }, []]);
    fake.failCall("printing.saveTile", "disk-full");
    expect(await exportPicture(job({ kind: "png", scale: 2 }))).toEqual({ kind: "failed", code: "disk-full" });
    expect(fake.callNames.filter((name) => name === "printing.endTiles").length).toBe(2);
  });

  it("does nothing when the person changes their mind in the system's dialog", async () => {
    for (const target of [{ kind: "svg" }, { kind: "png", scale: 1 }, { kind: "png", scale: 2 }, { kind: "pdf", ...PAPER }] as const) expect(await exportPicture(job(target))).toEqual({ kind: "stopped" });
    expect(fake.pictures).toEqual([]);
  });

  it("says when this machine cannot draw it", async () => {
    const cannot: OpenPngDrawer = async () => ({ draw: () => Promise.reject(new Error("no memory")), close: () => undefined });
    fake.picks.folder = "/x";
    expect(await exportPicture(job({ kind: "png", scale: 1 }, { openDrawer: cannot }))).toEqual({ kind: "failed", code: "not-drawn" });
    expect(await exportPicture(job({ kind: "png", scale: 2 }, { openDrawer: cannot }))).toEqual({ kind: "failed", code: "not-drawn" });
    expect(fake.callNames).toContain("printing.endTiles");
  });

  it("makes a PDF or prints, and passes a refusal on", async () => {
    fake.picks.saveAs = "/x/林.pdf";
    expect(await exportPicture(job({ kind: "pdf", ...PAPER }))).toEqual({ kind: "saved", path: "/x/林.pdf" });
    expect(await exportPicture(job({ kind: "print", ...PAPER }))).toEqual({ kind: "printed" });
    fake.failCall("printing.savePdf", "busy");
    expect(await exportPicture(job({ kind: "pdf", ...PAPER }))).toEqual({ kind: "failed", code: "busy" });
  });

  it("tells main to stop the page when the person stops it", async () => {
    const controller = new AbortController();
    const running = exportPicture(job({ kind: "pdf", ...PAPER }, { signal: controller.signal }));
    controller.abort();
    await running;
    expect(fake.callNames).toContain("printing.stop");
  });
});
