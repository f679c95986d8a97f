import type { Handlers, Poster } from "#shared/ipc/contract.ts";
import { StorageError } from "#shared/storage/index.ts";
import { inForeignFolder } from "#electron/disk/inForeignFolder.ts";
import { safeFileName } from "#electron/disk/safeFileName.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import type { PagePrinter } from "./createPagePrinter.ts";
import type { PrintWindow } from "./createPrintWindow.ts";
import { isPlainSvg } from "./isPlainSvg.ts";
import { notePaper, paperSize } from "./paperSize.ts";
import { posterPage } from "./posterPage.ts";
import type { PrintingDialogs } from "./printingDialogs.ts";
import { openTileFolder, type TileDisk, type TileFolder } from "./tileFolder.ts";

export interface PrintingParts extends TileDisk {
  readonly window: PrintWindow;
  readonly page: PagePrinter;
  readonly dialogs: PrintingDialogs;
}

type PrintingCalls = Extract<keyof Handlers, `printing.${string}`>;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const FALLBACK_NAME = "forest";
const FALLBACK_NOTE_NAME = "note";

/** Pictures of the graph and notes on their way out: as a file, as tiles, as a PDF, onto paper. The page names nothing but a wish; where it goes, a person says. */
export function createPrinting(parts: PrintingParts): { readonly handlers: Pick<Handlers, PrintingCalls> } {
  const stops = createStops();
  const stopping: Pick<Handlers, "printing.stop"> = {
    "printing.stop": async () => {
      stops.stop();
      parts.window.stop();
      parts.page.stop();
      return {};
    },
  };
  return { handlers: { ...fileHandlers(parts), ...tileHandlers(parts), ...pageHandlers(parts, stops), ...noteHandlers(parts, stops), ...stopping } };
}

/** Remembers that somebody stopped, also between two steps, where nothing is being made that could be called off. */
interface Stops { stop(): void; /** Since now. */ watch(): () => boolean }

function createStops(): Stops {
  let count = 0;
  return {
    stop: () => { count += 1; },
    watch: () => {
      const before = count;
      return () => count !== before;
    },
  };
}

function fileHandlers({ fs, dialogs }: PrintingParts): Pick<Handlers, "printing.saveFile"> {
  return {
    "printing.saveFile": async ({ suggestedName, kind, bytes }) => {
      expectPicture(kind, bytes);
      const path = await dialogs.saveAs(safeFileName(suggestedName, FALLBACK_NAME), kind);
      if (path !== null) await write({ fs }, path, bytes);
      return { savedAs: path };
    },
  };
}

function tileHandlers({ fs, removeFolder, dialogs }: PrintingParts): Pick<Handlers, "printing.beginTiles" | "printing.saveTile" | "printing.endTiles"> {
  let tiles: { readonly folder: TileFolder; readonly rows: number; readonly columns: number } | null = null;
  return {
    "printing.beginTiles": async ({ suggestedName, rows, columns }) => {
      tiles = null;
      const parent = await dialogs.pickFolder();
      if (parent === null) return { folder: null };
      const folder = await orStorageError(() => openTileFolder({ fs, removeFolder }, parent, suggestedName));
      tiles = { folder, rows, columns };
      return { folder: folder.path };
    },
    "printing.saveTile": async ({ row, column, bytes }) => {
      const open = tiles;
      if (open === null || row > open.rows || column > open.columns) throw new StorageError("refused", "no such tile was announced");
      expectPicture("png", bytes);
      await orStorageError(() => open.folder.write(row, column, bytes));
      return {};
    },
    "printing.endTiles": async ({ keep }) => {
      const open = tiles;
      tiles = null;
      if (!keep && open !== null) await orStorageError(() => open.folder.remove());
      return {};
    },
  };
}

function pageHandlers({ fs, dialogs, window }: PrintingParts, stops: Stops): Pick<Handlers, "printing.savePdf" | "printing.print"> {
  return {
    "printing.savePdf": async ({ suggestedName, ...poster }) => {
      const { page, paper } = pageOf(poster);
      const isStopped = stops.watch();
      const path = await dialogs.saveAs(safeFileName(suggestedName, FALLBACK_NAME), "pdf");
      const pdf = path === null || isStopped() ? null : await window.toPdf(page, paper);
      if (path === null || pdf === null || isStopped()) return { savedAs: null };
      await write({ fs }, path, pdf);
      return { savedAs: path };
    },
    "printing.print": async (poster) => {
      const { page, paper } = pageOf(poster);
      const testFile = dialogs.printInto();
      if (testFile === null) return { printed: (await window.print(page, paper)) === true };
      const pdf = await window.toPdf(page, paper);
      if (pdf !== null) await write({ fs }, testFile, pdf);
      return { printed: pdf !== null };
    },
  };
}

/** Notes: the page has laid them out already. */
function noteHandlers({ fs, dialogs, page }: PrintingParts, stops: Stops): Pick<Handlers, "printing.savePagePdf" | "printing.printPage"> {
  return {
    "printing.savePagePdf": async ({ suggestedName, paper }) => {
      const isStopped = stops.watch();
      const path = await dialogs.saveAs(safeFileName(suggestedName, FALLBACK_NOTE_NAME), "pdf");
      const pdf = path === null || isStopped() ? null : await page.toPdf(notePaper(paper));
      if (path === null || pdf === null || isStopped()) return { savedAs: null };
      await write({ fs }, path, pdf);
      return { savedAs: path };
    },
    "printing.printPage": async ({ paper }) => {
      const testFile = dialogs.printInto();
      if (testFile === null) return { printed: (await page.print(notePaper(paper))) === true };
      const pdf = await page.toPdf(notePaper(paper));
      if (pdf !== null) await write({ fs }, testFile, pdf);
      return { printed: pdf !== null };
    },
  };
}

function pageOf(poster: Poster): { readonly page: ReturnType<typeof posterPage>; readonly paper: ReturnType<typeof paperSize> } {
  if (!isPlainSvg(poster.svg)) throw new StorageError("refused", "the poster is more than a drawing");
  const paper = paperSize(poster);
  return { page: posterPage(poster, paper), paper };
}

/** What is written under the name of a picture is one. */
function expectPicture(kind: "png" | "svg", bytes: Uint8Array): void {
  const isPicture = kind === "png" ? PNG_SIGNATURE.every((byte, index) => bytes[index] === byte) : isPlainSvg(new TextDecoder().decode(bytes));
  if (!isPicture) throw new StorageError("refused", `not a ${kind} of ours`);
}

const write = ({ fs }: Pick<PrintingParts, "fs">, path: string, bytes: Uint8Array): Promise<void> => orStorageError(() => writeWhole(inForeignFolder(fs), path, bytes));

async function orStorageError<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw toStorageError(cause, "picture");
  }
}
