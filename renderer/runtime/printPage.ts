import type { IpcErrorCode, NOTE_PAPERS } from "#shared/ipc/contract.ts";
import { callMain } from "./ipcClient.ts";

export type NotePaper = (typeof NOTE_PAPERS)[number];

export type PrintOutcome =
  | { readonly kind: "saved"; readonly path: string }
  | { readonly kind: "printed" }
  /** The person changed their mind in the system's dialog. */
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly code: IpcErrorCode };

/** Takes what this page has laid out for paper out of the app: as a PDF, or to a printer. `name`: what the file is called, without its ending. Never rejects. */
export async function printPage(way: "pdf" | "print", { paper, name }: { readonly paper: NotePaper; readonly name: string }): Promise<PrintOutcome> {
  if (way === "print") {
    const answer = await callMain("printing.printPage", { paper });
    if (!answer.ok) return { kind: "failed", code: answer.error.code };
    return { kind: answer.value.printed ? "printed" : "stopped" };
  }
  const answer = await callMain("printing.savePagePdf", { paper, suggestedName: name.slice(0, 200) });
  if (!answer.ok) return { kind: "failed", code: answer.error.code };
  return answer.value.savedAs === null ? { kind: "stopped" } : { kind: "saved", path: answer.value.savedAs };
}
