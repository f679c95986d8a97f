import { wrapTitle } from "#renderer/features/graph/model/wrapTitle.ts";
import { escapeXml } from "./escapeXml.ts";
import { svgElement } from "./svgElement.ts";
import type { SvgPen } from "./svgPen.ts";

export interface TextToDraw {
  readonly text: string;
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly size: number;
  readonly ink: string;
  readonly weight?: number;
  /** Which part of the text stands at `x`. */
  readonly anchor?: "start" | "middle" | "end";
  /** Shortened to this width; absent: as it is. */
  readonly width?: number;
}

/** From the middle of a line down to its baseline, as a share of the size. Written as a number: not every reader of SVG knows dominant-baseline. */
const BASELINE = 0.36;

const FROM_THE_RIGHT = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const MIRRORED = { start: "end", middle: "middle", end: "start" } as const;

/** One line of real text. A script that runs from the right keeps the place it would have otherwise. */
export function svgText(pen: SvgPen, { text, x, y, size, ink, weight = 400, anchor = "start", width }: TextToDraw): string {
  if (size < pen.leastLetterPx) return "";
  const shown = width === undefined ? text : (wrapTitle(text, { width, lines: 1, measure: (piece) => pen.measure(piece, size, weight) })[0] ?? "");
  const escaped = escapeXml(shown).trim();
  if (escaped === "") return "";
  const isFromTheRight = FROM_THE_RIGHT.test(shown);
  const at = isFromTheRight ? MIRRORED[anchor] : anchor;
  return svgElement("text", {
    x, y: y + size * BASELINE, "font-size": size, "font-weight": weight === 400 ? undefined : weight, fill: ink,
    "text-anchor": at === "start" ? undefined : at, direction: isFromTheRight ? "rtl" : undefined,
  }, escaped);
}

/** Several lines around a middle. */
export function svgLines(pen: SvgPen, lines: readonly string[], text: Omit<TextToDraw, "text">, linePx: number): string {
  return lines.map((line, index) => svgText(pen, { ...text, text: line, y: text.y + (index - (lines.length - 1) / 2) * linePx })).join("");
}
