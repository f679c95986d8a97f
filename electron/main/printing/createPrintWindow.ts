import { BrowserWindow, session, type Session } from "electron";
import { StorageError } from "#shared/storage/index.ts";
import { lockSession } from "../security/index.ts";
import type { PaperSize } from "./paperSize.ts";
import type { PosterPage } from "./posterPage.ts";

/** Makes a PDF of a page or prints it, one at a time. null: it was stopped. Rejects with a `StorageError`. */
export interface PrintWindow {
  toPdf(page: PosterPage, paper: PaperSize): Promise<Uint8Array | null>;
  /** Shows the system's print dialog; false: the person changed their mind. */
  print(page: PosterPage, paper: PaperSize): Promise<boolean | null>;
  stop(): void;
}

/** Of its own and in memory only: shares no storage with the app and leaves none. */
const PARTITION = "printing";
const PAGE_URL = "app://printing/page.html";
const MM_PER_INCH = 25.4;
const MICRONS_PER_MM = 1_000;
const NO_MARGINS = { top: 0, right: 0, bottom: 0, left: 0 } as const;

/** A hidden window without scripts, preload or network. Its page comes from memory through the app's own scheme and never touches the disk. */
export function createPrintWindow(parent: () => BrowserWindow | null): PrintWindow {
  let current: BrowserWindow | null = null;
  let page: PosterPage | null = null;
  let locked: Session | null = null;
  const ownSession = (): Session => {
    if (locked !== null) return locked;
    locked = session.fromPartition(PARTITION);
    lockSession(locked);
    locked.protocol.handle("app", (request) => (request.url === PAGE_URL && page !== null ? answer(page) : new Response(null, { status: 404 })));
    return locked;
  };
  const withPage = async <T>(shown: PosterPage, task: (window: BrowserWindow) => Promise<T>): Promise<T | null> => {
    if (current !== null) throw new StorageError("busy", "another page is being printed");
    const window = openHidden(ownSession(), parent());
    [current, page] = [window, shown];
    const stopped = new Promise<null>((resolve) => { window.once("closed", () => { resolve(null); }); });
    // Whoever stops it takes the window away; what the window was at then fails, and that is no failure of ours.
    const done = window.loadURL(PAGE_URL).then(() => task(window)).catch((cause: unknown) => {
      if (window.isDestroyed()) return null;
      throw new StorageError("unexpected", `print: ${String(cause)}`, { cause });
    });
    try {
      return await Promise.race([done, stopped]);
    } finally {
      [current, page] = [null, null];
      if (!window.isDestroyed()) window.destroy();
    }
  };
  return {
    toPdf: (shown, { widthMm, heightMm }) => withPage(shown, (window) => window.webContents.printToPDF({
      printBackground: true, preferCSSPageSize: true, margins: NO_MARGINS, pageSize: { width: widthMm / MM_PER_INCH, height: heightMm / MM_PER_INCH },
    })),
    print: (shown, paper) => withPage(shown, (window) => printWith(window, paper)),
    stop: () => { current?.destroy(); },
  };
}

/** A child of the app's window: it goes when that goes, and the print dialog stands before it. */
function openHidden(ownSession: Session, parent: BrowserWindow | null): BrowserWindow {
  return new BrowserWindow({
    show: false, ...(parent === null ? {} : { parent }),
    webPreferences: { session: ownSession, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, webSecurity: true, images: false, spellcheck: false, devTools: false },
  });
}

function answer({ html, contentSecurityPolicy }: PosterPage): Response {
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": contentSecurityPolicy, "x-content-type-options": "nosniff" } });
}

function printWith(window: BrowserWindow, { widthMm, heightMm }: PaperSize): Promise<boolean> {
  const isWide = widthMm > heightMm;
  const [short, long] = isWide ? [heightMm, widthMm] : [widthMm, heightMm];
  return new Promise((resolve, reject) => {
    window.webContents.print({
      silent: false, printBackground: true, margins: { marginType: "none" }, landscape: isWide,
      pageSize: { width: Math.round(short * MICRONS_PER_MM), height: Math.round(long * MICRONS_PER_MM) },
    }, (success, reason) => {
      if (success) resolve(true);
      else if (/cancel/i.test(reason)) resolve(false);
      else reject(new Error(reason));
    });
  });
}
