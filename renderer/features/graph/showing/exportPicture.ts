import type { IpcErrorCode, PAPER_SIZES } from "#shared/ipc/contract.ts";
import { callMain, reportProblem } from "#renderer/runtime/index.ts";
import { openPngDrawer, type OpenPngDrawer } from "./openPngDrawer.ts";
import { planPng, type PngTile } from "./planPng.ts";
import type { SvgPicture } from "./sceneToSvg.ts";

export type PaperName = (typeof PAPER_SIZES)[number];

export type ExportTarget =
  | { readonly kind: "svg" }
  | { readonly kind: "png"; readonly scale: number }
  | { readonly kind: "pdf" | "print"; readonly paper: PaperName; readonly language: "zh-CN" | "en"; readonly background: string | null };

export interface ExportJob {
  readonly target: ExportTarget;
  readonly picture: SvgPicture;
  /** What the file is called, without its ending. */
  readonly name: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  readonly openDrawer?: OpenPngDrawer;
}

/** `not-drawn`: this machine cannot draw a picture of that size. */
export type ExportErrorCode = IpcErrorCode | "not-drawn";

export type ExportOutcome =
  | { readonly kind: "saved"; readonly path: string }
  | { readonly kind: "tiles"; readonly path: string; readonly count: number }
  | { readonly kind: "printed" }
  /** The person changed their mind, here or in the system's dialog. */
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly code: ExportErrorCode };

const stopped: ExportOutcome = { kind: "stopped" };
const failed = (code: ExportErrorCode): ExportOutcome => ({ kind: "failed", code });

/** Takes a picture out of the app. Never rejects. */
export async function exportPicture(job: ExportJob): Promise<ExportOutcome> {
  switch (job.target.kind) {
    case "svg":
      return saveFile(job, "svg", new TextEncoder().encode(job.picture.svg));
    case "png":
      return exportPng(job, job.target.scale);
    case "pdf":
    case "print":
      return exportPage(job, job.target);
  }
}

async function saveFile({ name, signal }: ExportJob, kind: "png" | "svg", bytes: Uint8Array<ArrayBuffer>): Promise<ExportOutcome> {
  if (signal.aborted) return stopped;
  const answer = await callMain("printing.saveFile", { suggestedName: name, kind, bytes });
  if (!answer.ok) return failed(answer.error.code);
  return answer.value.savedAs === null ? stopped : { kind: "saved", path: answer.value.savedAs };
}

async function exportPage({ name, picture, signal }: ExportJob, target: Extract<ExportTarget, { kind: "pdf" | "print" }>): Promise<ExportOutcome> {
  const { paper, language, background } = target;
  const poster = { svg: picture.svg, title: name, language, paper, widthPx: picture.widthPx, heightPx: picture.heightPx, background };
  const stop = (): void => { void callMain("printing.stop", {}); };
  signal.addEventListener("abort", stop);
  try {
    if (target.kind === "print") {
      const answer = await callMain("printing.print", poster);
      if (!answer.ok) return failed(answer.error.code);
      return answer.value.printed ? { kind: "printed" } : stopped;
    }
    const answer = await callMain("printing.savePdf", { ...poster, suggestedName: name });
    if (!answer.ok) return failed(answer.error.code);
    return answer.value.savedAs === null ? stopped : { kind: "saved", path: answer.value.savedAs };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function exportPng(job: ExportJob, scale: number): Promise<ExportOutcome> {
  const plan = planPng(job.picture, scale);
  if (plan.kind === "too-large") return failed("too-large");
  try {
    const drawer = await (job.openDrawer ?? openPngDrawer)(job.picture, scale);
    try {
      if (plan.kind === "tiles") return await saveTiles(job, plan, drawer.draw);
      job.onProgress(0, 1);
      return await saveFile(job, "png", await drawer.draw(plan.tiles[0]));
    } finally {
      drawer.close();
    }
  } catch (cause) {
    reportProblem("export picture", cause);
    return failed("not-drawn");
  }
}

async function saveTiles(job: ExportJob, { rows, columns, tiles }: { readonly rows: number; readonly columns: number; readonly tiles: readonly PngTile[] }, draw: (tile: PngTile) => Promise<Uint8Array<ArrayBuffer>>): Promise<ExportOutcome> {
  const begun = await callMain("printing.beginTiles", { suggestedName: job.name, rows, columns });
  if (!begun.ok) return failed(begun.error.code);
  const { folder } = begun.value;
  if (folder === null) return stopped;
  let outcome: ExportOutcome = { kind: "tiles", path: folder, count: tiles.length };
  try {
    for (const [index, tile] of tiles.entries()) {
      if (job.signal.aborted) {
        outcome = stopped;
        break;
      }
      job.onProgress(index, tiles.length);
      const written = await callMain("printing.saveTile", { row: tile.row, column: tile.column, bytes: await draw(tile) });
      if (!written.ok) {
        outcome = failed(written.error.code);
        break;
      }
    }
  } catch (cause) {
    reportProblem("export tiles", cause);
    outcome = failed("not-drawn");
  }
  // Half a picture is of no use to anybody.
  await callMain("printing.endTiles", { keep: outcome.kind === "tiles" });
  return outcome;
}
