import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist/legacy/build/pdf.mjs";
import "./fillIn.ts";
import { MappedLetters } from "./mappedLetters.ts";

/** An opened PDF. Whoever opened it closes it, which ends its thread. */
export interface Pdf {
  readonly pageCount: number;
  /** Width over height of a page (from 1). */
  pageRatio(page: number): Promise<number>;
  /** Draws a page so wide onto a canvas, in real pixels. False: called off by a later drawing on the same canvas, or closed. */
  draw(page: number, canvas: HTMLCanvasElement, widthPx: number): Promise<boolean>;
  textOf(page: number): Promise<string>;
  close(): Promise<void>;
}

/** No drawing has more pixels: a page may claim to be a mile wide. */
const MAX_PIXELS = 32_000_000;
const MAX_IMAGE_PIXELS = 64_000_000;

export interface OpenPdfOptions {
  /** Where it is read; null: on this thread, where there are no others (tests). */
  readonly startWorker?: (() => Worker) | null;
}

/** Opens a PDF of unknown origin, or null: damaged, locked with a password, or none at all. It runs no script of the file's, follows no link and fetches nothing but our own tables. Takes over the bytes. */
export async function openPdf(bytes: Uint8Array, { startWorker = startPdfWorker }: OpenPdfOptions = {}): Promise<Pdf | null> {
  const { getDocument, PDFWorker, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const thread = startWorker === null ? null : startWorker();
  const worker = thread === null ? null : PDFWorker.create({ port: thread, verbosity: VerbosityLevel.ERRORS });
  const loading = getDocument({
    data: bytes,
    ...(worker === null ? {} : { worker }),
    cMapUrl: "cmaps/", BinaryDataFactory: MappedLetters,
    useWorkerFetch: false, useWasm: false, enableXfa: false, disableAutoFetch: true,
    maxImageSize: MAX_IMAGE_PIXELS, verbosity: VerbosityLevel.ERRORS,
  });
  const close = async (): Promise<void> => {
    await loading.destroy();
    worker?.destroy();
    thread?.terminate();
  };
  try {
    return pdfOf(await loading.promise, close);
  } catch {
    // Whatever the file did to the reader, there is nothing to be shown; the thread it did it in goes.
    await close();
    return null;
  }
}

function startPdfWorker(): Worker {
  return new Worker(new URL("./pdf.worker.ts", import.meta.url), { type: "module", name: "pdf" });
}

function pdfOf(document: PDFDocumentProxy, close: () => Promise<void>): Pdf {
  const drawings = new WeakMap<HTMLCanvasElement, RenderTask>();
  let isClosed = false;
  return {
    pageCount: document.numPages,
    pageRatio: async (page) => {
      const { width, height } = (await document.getPage(page)).getViewport({ scale: 1 });
      return width / height;
    },
    draw: async (page, canvas, widthPx) => {
      drawings.get(canvas)?.cancel();
      const proxy = await document.getPage(page);
      const plain = proxy.getViewport({ scale: 1 });
      const wanted = widthPx / plain.width;
      const scale = Math.min(wanted, Math.sqrt(MAX_PIXELS / (plain.width * plain.height)));
      const viewport = proxy.getViewport({ scale });
      canvas.width = Math.max(1, Math.floor(viewport.width));
      canvas.height = Math.max(1, Math.floor(viewport.height));
      const drawing = proxy.render({ canvas, viewport });
      drawings.set(canvas, drawing);
      try {
        await drawing.promise;
        return true;
      } catch (cause) {
        if (isClosed || (cause instanceof Error && cause.name === "RenderingCancelledException")) return false;
        throw cause;
      }
    },
    textOf: async (page) => {
      const { items } = await (await document.getPage(page)).getTextContent();
      return items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("");
    },
    close: () => {
      isClosed = true;
      return close();
    },
  };
}
