import type { IpcErrorCode, NOTE_PAPERS } from "#shared/ipc/contract.ts";
import { callMain } from "./ipcClient.ts";

export type NotePaper = (typeof NOTE_PAPERS)[number];

export type PrintOutcome =
  | { readonly kind: "saved"; readonly path: string }
  | { readonly kind: "printed" }
  /** The person changed their mind, in the system's dialog or while the page was made. */
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly code: IpcErrorCode };

interface PagePrinted { readonly paper: NotePaper; readonly name: string }

/** Takes what this page has laid out for paper out of the app: as a PDF, or to a printer. `name`: what the file is called, without its ending. `signal` stops it: then nothing is saved. Never rejects. */
export async function printPage(way: "pdf" | "print", { signal, ...page }: PagePrinted & { readonly signal: AbortSignal }): Promise<PrintOutcome> {
  if (signal.aborted) return { kind: "stopped" };
  const stop = (): void => { void callMain("printing.stop", {}); };
  signal.addEventListener("abort", stop);
  try {
    return await asked(way, page);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function asked(way: "pdf" | "print", { paper, name }: PagePrinted): Promise<PrintOutcome> {
  if (way === "print") {
    const answer = await callMain("printing.printPage", { paper });
    if (!answer.ok) return { kind: "failed", code: answer.error.code };
    return { kind: answer.value.printed ? "printed" : "stopped" };
  }
  const answer = await callMain("printing.savePagePdf", { paper, suggestedName: name.slice(0, 200) });
  if (!answer.ok) return { kind: "failed", code: answer.error.code };
  return answer.value.savedAs === null ? { kind: "stopped" } : { kind: "saved", path: answer.value.savedAs };
}
