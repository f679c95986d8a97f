import { MAX_TEXT_LETTERS } from "#shared/attachments/index.ts";
import { openPdf, type OpenPdfOptions } from "./openPdf.ts";

/** Of a book, the beginning is enough to find it by. */
const MAX_PAGES = 500;
const MAX_TIME_MS = 20_000;

export interface PdfTextOptions extends OpenPdfOptions {
  readonly maxTimeMs?: number;
}

/** The text of a PDF for the search, a line for each line; null when there is none to be had, or it takes too long to find out. Takes over the bytes. */
export async function pdfText(bytes: Uint8Array, { maxTimeMs = MAX_TIME_MS, ...options }: PdfTextOptions = {}): Promise<string | null> {
  const pdf = await openPdf(bytes, options);
  if (pdf === null) return null;
  const pieces: string[] = [];
  let letters = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<"late">((resolve) => { timer = setTimeout(() => { resolve("late"); }, maxTimeMs); });
  try {
    for (let page = 1; page <= Math.min(pdf.pageCount, MAX_PAGES) && letters < MAX_TEXT_LETTERS; page += 1) {
      const text = await Promise.race([pdf.textOf(page).catch(() => ""), tooLate]);
      if (text === "late") break;
      pieces.push(text);
      letters += text.length;
    }
  } finally {
    clearTimeout(timer);
    await pdf.close();
  }
  const whole = pieces.join("\n").trim().slice(0, MAX_TEXT_LETTERS);
  return whole === "" ? null : whole;
}
