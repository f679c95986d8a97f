import { mkdir, mkdtemp, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { createPrinting } from "#electron/main/printing/createPrinting.ts";
import type { PagePrinter } from "#electron/main/printing/createPagePrinter.ts";
import type { PrintWindow } from "#electron/main/printing/createPrintWindow.ts";
import type { PaperSize } from "#electron/main/printing/paperSize.ts";
import { calls, type Handlers } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
const SVG = `<svg xmlns="x"><text x="1">林</text></svg>`;
const POSTER = { svg: SVG, title: "林", language: "zh-CN", paper: "A4", widthPx: 20, heightPx: 10, background: null } as const;

let root: string;
let chosen: string | null;
let printInto: string | null;
let proposed: string[];
let pages: { readonly html: string; readonly paper: PaperSize }[];
let pdf: Uint8Array | null;
let pageStops = 0;
let onAsked = (): void => undefined;
let handlers: Pick<Handlers, Extract<keyof Handlers, `printing.${string}`>>;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "main-printing-"));
  onAsked = () => undefined;
  [chosen, printInto, proposed, pages, pdf] = [null, null, [], [], Uint8Array.of(37, 80, 68, 70)];
  const show = (html: string, paper: PaperSize): void => { pages.push({ html, paper }); };
  const window: PrintWindow = {
    toPdf: async ({ html }, paper) => { show(html, paper); return pdf; },
    print: async ({ html }, paper) => { show(html, paper); return true; },
    stop: () => { pdf = null; },
  };
  const page: PagePrinter = {
    toPdf: async (paper) => {
      show("", paper);
      if (pdf === null) throw new StorageError("busy", "another page");
      return pdf;
    },
    print: async (paper) => { show("", paper); return true; },
    stop: () => { pageStops += 1; },
  };
  handlers = createPrinting({
    fs: nodeFileSystem, removeFolder: (folder) => rmdir(folder), window, page,
    dialogs: { saveAs: async (name, kind) => { proposed.push(`${name}.${kind}`); onAsked(); return chosen; }, pickFolder: async () => chosen, printInto: () => printInto },
  }).handlers;
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("saving a picture", () => {
  it("writes where the person said, under a name every system takes", async () => {
    chosen = join(root, "a.png");
    const answer = await handlers["printing.saveFile"]({ suggestedName: "林: 间", kind: "png", bytes: PNG });
    expect([calls["printing.saveFile"].output.parse(answer), proposed]).toEqual([{ savedAs: chosen }, ["林 间.png"]]);
    expect([new Uint8Array(await readFile(chosen)), await readdir(root)]).toEqual([PNG, ["a.png"]]);
  });

  it("writes nothing when the person changes their mind", async () => {
    expect(await handlers["printing.saveFile"]({ suggestedName: "", kind: "svg", bytes: new TextEncoder().encode(SVG) })).toEqual({ savedAs: null });
    expect([await readdir(root), proposed]).toEqual([[], ["forest.svg"]]);
  });

  it.each([["png", SVG], ["svg", "<svg ><script></script></svg>"], ["svg", "PNG"]] as const)("refuses a %s that is something else", async (kind, text) => {
    chosen = join(root, "x");
    await expect(handlers["printing.saveFile"]({ suggestedName: "x", kind, bytes: new TextEncoder().encode(text) })).rejects.toMatchObject({ code: "refused" });
    expect([await readdir(root), proposed]).toEqual([[], []]);
  });

  it("says why the disk refused", async () => {
    chosen = join(root, "no such folder", "a.png");
    await expect(handlers["printing.saveFile"]({ suggestedName: "x", kind: "png", bytes: PNG })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("saving tiles", () => {
  const begin = () => handlers["printing.beginTiles"]({ suggestedName: "林", rows: 1, columns: 2 });
  const save = (row: number, column: number, bytes = PNG) => handlers["printing.saveTile"]({ row, column, bytes });

  it("writes them numbered into a new folder, beside what is there", async () => {
    chosen = root;
    await mkdir(join(root, "林"));
    expect(await begin()).toEqual({ folder: join(root, "林 2") });
    await save(1, 1);
    await save(1, 2);
    await handlers["printing.endTiles"]({ keep: true });
    expect([await readdir(join(root, "林 2")), await readdir(join(root, "林"))]).toEqual([["林 2-1-1.png", "林 2-1-2.png"], []]);
  });

  it("takes them all back when half a picture is left, but not what somebody else put there", async () => {
    chosen = root;
    await begin();
    await save(1, 1);
    await handlers["printing.endTiles"]({ keep: false });
    expect(await readdir(root)).toEqual([]);
    await begin();
    await save(1, 2);
    await writeFile(join(root, "林", "notes.txt"), "mine");
    await handlers["printing.endTiles"]({ keep: false });
    expect(await readdir(join(root, "林"))).toEqual(["notes.txt"]);
  });

  it("takes only tiles that were announced, and only pictures", async () => {
    await expect(save(1, 1)).rejects.toMatchObject({ code: "refused" });
    expect(await begin()).toEqual({ folder: null });
    await expect(save(1, 1)).rejects.toMatchObject({ code: "refused" });
    chosen = root;
    await begin();
    await expect(save(1, 3)).rejects.toMatchObject({ code: "refused" });
    await expect(save(1, 1, Uint8Array.of(1, 2, 3))).rejects.toMatchObject({ code: "refused" });
    await handlers["printing.endTiles"]({ keep: true });
    await expect(save(1, 1)).rejects.toMatchObject({ code: "refused" });
  });
});

describe("a PDF and paper", () => {
  it("makes one page of the drawing and writes it", async () => {
    chosen = join(root, "a.pdf");
    expect(await handlers["printing.savePdf"]({ ...POSTER, suggestedName: "林" })).toEqual({ savedAs: chosen });
    expect([[...(await readFile(chosen))], proposed, pages[0]?.paper.widthMm]).toEqual([[37, 80, 68, 70], ["林.pdf"], 297]);
    expect(pages[0]?.html).toContain(SVG);
  });

  it("makes no page before the person has said where to", async () => {
    expect(await handlers["printing.savePdf"]({ ...POSTER, suggestedName: "林" })).toEqual({ savedAs: null });
    expect(pages).toEqual([]);
  });

  it("leaves nothing behind when it is stopped", async () => {
    chosen = join(root, "a.pdf");
    await handlers["printing.stop"]({});
    expect(await handlers["printing.savePdf"]({ ...POSTER, suggestedName: "林" })).toEqual({ savedAs: null });
    expect(await readdir(root)).toEqual([]);
  });

  it("refuses more than a drawing", async () => {
    chosen = join(root, "a.pdf");
    const svg = `<svg ><image href="file:///etc/passwd"/></svg>`;
    await expect(handlers["printing.savePdf"]({ ...POSTER, svg, suggestedName: "林" })).rejects.toBeInstanceOf(StorageError);
    await expect(handlers["printing.print"]({ ...POSTER, svg })).rejects.toMatchObject({ code: "refused" });
    expect([pages, proposed]).toEqual([[], []]);
  });

  it("prints the same page, or writes it where a test wants it", async () => {
    expect(await handlers["printing.print"](POSTER)).toEqual({ printed: true });
    printInto = join(root, "paper.pdf");
    expect(await handlers["printing.print"](POSTER)).toEqual({ printed: true });
    expect([pages.length, await readdir(root)]).toEqual([2, ["paper.pdf"]]);
  });
});

describe("a note", () => {
  const A4 = { widthMm: 210, heightMm: 297, marginMm: 18 };

  it("is saved as a PDF where the person said, and not made when they changed their mind", async () => {
    expect(await handlers["printing.savePagePdf"]({ paper: "A4", suggestedName: "报价/之后" })).toEqual({ savedAs: null });
    expect([pages, proposed]).toEqual([[], ["报价 之后.pdf"]]);
    chosen = join(root, "a.pdf");
    expect(await handlers["printing.savePagePdf"]({ paper: "A4", suggestedName: "" })).toEqual({ savedAs: chosen });
    expect([pages.map(({ paper }) => paper), proposed.at(-1), new Uint8Array(await readFile(chosen))]).toEqual([[A4], "note.pdf", pdf]);
  });

  it("is printed upright, and in a test into a file", async () => {
    expect(await handlers["printing.printPage"]({ paper: "A4" })).toEqual({ printed: true });
    printInto = join(root, "b.pdf");
    expect(await handlers["printing.printPage"]({ paper: "A4" })).toEqual({ printed: true });
    expect([pages.map(({ paper }) => paper), await readdir(root)]).toEqual([[A4, A4], ["b.pdf"]]);
  });

  it("is not saved when somebody stops it while it is asked where to, or made", async () => {
    chosen = join(root, "a.pdf");
    const before = pageStops;
    onAsked = () => { void handlers["printing.stop"]({}); };
    expect(await handlers["printing.savePagePdf"]({ paper: "A4", suggestedName: "x" })).toEqual({ savedAs: null });
    expect([pages, await readdir(root), pageStops]).toEqual([[], [], before + 1]);
    [onAsked, pdf] = [() => undefined, Uint8Array.of(37)];
    expect(await handlers["printing.savePagePdf"]({ paper: "A4", suggestedName: "x" })).toEqual({ savedAs: chosen });
  });

  it("leaves nothing behind when it cannot be made", async () => {
    [chosen, pdf] = [join(root, "a.pdf"), null];
    await expect(handlers["printing.savePagePdf"]({ paper: "A4", suggestedName: "x" })).rejects.toMatchObject({ code: "busy" });
    expect(await readdir(root)).toEqual([]);
  });
});
