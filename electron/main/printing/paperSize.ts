import type { Poster } from "#shared/ipc/contract.ts";

export interface PaperSize {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly marginMm: number;
}

/** Upright, width before height. */
const UPRIGHT_MM: Readonly<Record<Exclude<Poster["paper"], "fit">, readonly [number, number]>> = { A4: [210, 297], A3: [297, 420], A2: [420, 594], A1: [594, 841], A0: [841, 1189] };
const MARGIN_MM = 10;
const MM_PER_PX = 25.4 / 96;
/** A page of a PDF may measure 14,400 points (5,080 mm); some readers stop a little before. */
const LONGEST_MM = 5_000;
const SHORTEST_MM = 20;

/** The paper of a poster: a wide picture lies across; paper of the picture's own size has no margins, the picture brings its own. */
export function paperSize({ paper, widthPx, heightPx }: Pick<Poster, "paper" | "widthPx" | "heightPx">): PaperSize {
  if (paper !== "fit") {
    const [short, long] = UPRIGHT_MM[paper];
    return widthPx > heightPx ? { widthMm: long, heightMm: short, marginMm: MARGIN_MM } : { widthMm: short, heightMm: long, marginMm: MARGIN_MM };
  }
  const shrink = Math.min(1, LONGEST_MM / (Math.max(widthPx, heightPx) * MM_PER_PX));
  const side = (px: number): number => Math.max(SHORTEST_MM, Math.ceil(px * MM_PER_PX * shrink * 10) / 10);
  return { widthMm: side(widthPx), heightMm: side(heightPx), marginMm: 0 };
}

/** Text needs more room around it than a picture. */
const NOTE_MARGIN_MM = 18;

/** The paper of a note: upright. */
export function notePaper(paper: Exclude<Poster["paper"], "fit">): PaperSize {
  const [widthMm, heightMm] = UPRIGHT_MM[paper];
  return { widthMm, heightMm, marginMm: NOTE_MARGIN_MM };
}
