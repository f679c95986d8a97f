import type { BrowserWindow } from "electron";
import { StorageError } from "#shared/storage/index.ts";
import type { PaperSize } from "./paperSize.ts";

/** Makes a PDF of what the app's own page has laid out for paper, or prints it, one at a time. null: it was stopped. Rejects with a `StorageError`. */
export interface PagePrinter {
  toPdf(paper: PaperSize): Promise<Uint8Array | null>;
  /** Shows the system's print dialog; false: the person changed their mind. */
  print(paper: PaperSize): Promise<boolean | null>;
  stop(): void;
}

type PrintedWindow = Pick<BrowserWindow, "webContents">;

const MM_PER_INCH = 25.4;
const MICRONS_PER_MM = 1_000;

/** The page has its pictures and formulas already, and nothing of it has to be let in anywhere: what stands on paper is what its print rules leave. */
export function createPagePrinter(window: () => PrintedWindow | null): PagePrinter {
  let stopNow: (() => void) | null = null;
  /** What the engine is at. It cannot be called off, only not be waited for, and two pages at once it does not make. */
  let underway: Promise<unknown> = Promise.resolve();
  const withWindow = async <T>(task: (window: PrintedWindow) => Promise<T>): Promise<T | null> => {
    const shown = window();
    if (shown === null) throw new StorageError("unexpected", "there is no window to print");
    if (stopNow !== null) throw new StorageError("busy", "another page is being printed");
    let isStopped = false;
    const stopped = new Promise<null>((resolve) => {
      stopNow = () => {
        isStopped = true;
        resolve(null);
      };
    });
    const made = underway.then(() => (isStopped ? null : task(shown)));
    underway = made.catch(() => undefined);
    try {
      return await Promise.race([made, stopped]);
    } catch (cause) {
      throw new StorageError("unexpected", `print the page: ${String(cause)}`, { cause });
    } finally {
      stopNow = null;
    }
  };
  return {
    toPdf: ({ widthMm, heightMm, marginMm }) => withWindow((shown) => {
      const inch = marginMm / MM_PER_INCH;
      return shown.webContents.printToPDF({ printBackground: true, margins: { top: inch, right: inch, bottom: inch, left: inch }, pageSize: { width: widthMm / MM_PER_INCH, height: heightMm / MM_PER_INCH } });
    }),
    print: ({ widthMm, heightMm }) => withWindow((shown) => new Promise<boolean>((resolve, reject) => {
      shown.webContents.print({ silent: false, printBackground: true, pageSize: { width: Math.round(widthMm * MICRONS_PER_MM), height: Math.round(heightMm * MICRONS_PER_MM) } }, (isPrinted, reason) => {
        if (isPrinted) resolve(true);
        else if (/cancel/i.test(reason)) resolve(false);
        else reject(new Error(reason));
      });
    })),
    stop: () => { stopNow?.(); },
  };
}
