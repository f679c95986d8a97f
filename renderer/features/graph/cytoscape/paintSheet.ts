import { hasRoomForPill, LINE_HEIGHT, PILL_LETTER_PX } from "../model/cardText.ts";
import type { SceneSheet } from "../model/sceneTypes.ts";
import { titleLines } from "../model/wrapTitle.ts";
import { sheetImage } from "./cardImage.ts";
import type { GraphTheme } from "./graphTheme.ts";
import type { Letters } from "./letters.ts";
import { paintedNode, paintedText, Z, type NodePaint, type PaintedNode } from "./paintedNode.ts";

const LETTERS = { centre: { titlePx: 18, linePx: 13 }, plain: { titlePx: 14, linePx: 12.5 }, pill: { titlePx: PILL_LETTER_PX, linePx: PILL_LETTER_PX } } as const;
const CENTRE_TITLE_LINES = 2;
const PAD = { centre: 18, plain: 12, pill: 9 } as const;

/** A card with room: its title, the lines it was given as far as they can be read, and quiet words at its foot. */
export function paintSheet(sheet: SceneSheet, theme: GraphTheme, letters: Letters): PaintedNode[] {
  const { key, rect, size, picked } = sheet;
  if (size === "pill" && !picked && !hasRoomForWords(rect, letters)) return [];
  const faint = sheet.dimmed === true ? " faint" : "";
  const z = picked ? Z.picked : Z.card;
  const body = paintedNode(key, rect, { classes: `start card${faint}`, image: sheetImage(sheet, theme), paint: { ...frameOf(sheet, theme), z } });
  if (letters.silent && !picked) return [body];
  return [body, ...wordsOf(sheet, theme, letters).map((text) => ({ ...text, classes: `${text.classes}${faint}`, paint: { ...text.paint, z: size === "pill" ? z : z + 1 } }))];
}

/** A pill is nothing but its words: empty it would only be a blot. */
const hasRoomForWords = ({ height }: SceneSheet["rect"], { leastPx, silent }: Letters): boolean => !silent && hasRoomForPill(height, leastPx);

function frameOf({ size, picked, near, danger }: SceneSheet, theme: GraphTheme): Partial<NodePaint> {
  const isMarked = picked || near || size === "centre";
  const stroke = danger ? theme.danger : isMarked ? theme.accent : theme.hairline;
  if (size === "pill") return { radius: 7, fill: theme.contour, fillOpacity: 1, stroke, strokeWidth: picked || near ? 1.4 : 0.8 };
  return {
    radius: 11, fill: theme.surface, fillOpacity: 1, stroke, strokeWidth: size === "centre" ? 1.8 : isMarked || danger ? 1.4 : 1,
    halo: theme.accent, haloWidth: size === "centre" || picked ? 4 : 0, haloOpacity: 0.3, haloOffset: 1,
  };
}

function wordsOf(sheet: SceneSheet, theme: GraphTheme, { leastPx, measure }: Letters): PaintedNode[] {
  const { key, rect, size, picked } = sheet;
  const { titlePx, linePx } = sheet.letters ?? LETTERS[size];
  const pad = sheet.letters === undefined ? PAD[size] : titlePx * 0.8;
  const title = Math.max(titlePx, leastPx);
  const quiet = Math.max(linePx, leastPx);
  const sign = size === "pill" ? 0 : titlePx * 1.5;
  const weight = size === "pill" ? 400 : 600;
  const isOneLine = size === "pill" || rect.height < (title + quiet) * LINE_HEIGHT + pad;
  const shown = titleLines(sheet.title, { width: rect.width - 2 * pad - sign, lines: isOneLine ? 1 : titleLinesOf(sheet, { pad, title, quiet }), sizePx: title, weight, measure });
  const lineHeight = title * LINE_HEIGHT;
  const titleHeight = lineHeight * Math.max(1, shown.length);
  let y = isOneLine ? rect.y + (rect.height - titleHeight) / 2 : rect.y + pad * 0.75;
  const ink = sheet.danger ? theme.danger : size === "pill" && !picked ? theme.ink2 : theme.ink;
  const words = shown.map((label, index) => paintedText({
    key: index === 0 ? `${key}:title` : `${key}:title${index}`, rect: { x: rect.x + pad + sign, y: y + index * lineHeight, width: rect.width - 2 * pad - sign, height: lineHeight }, label, ink, size: title, weight, align: size === "pill" ? "lines" : "start",
  }));
  if (isOneLine) return words;
  y += titleHeight + titlePx * 0.3;
  const bottom = rect.y + rect.height - pad * 0.5 - (sheet.foot === "" ? 0 : quiet * LINE_HEIGHT);
  sheet.lines.forEach((line, index) => {
    if (y + quiet * LINE_HEIGHT > bottom + 2) return;
    const [cut = ""] = titleLines(line, { width: rect.width - 2 * pad, lines: 1, sizePx: quiet, weight: 400, measure });
    words.push(paintedText({ key: `${key}:line${index}`, rect: { x: rect.x + pad, y, width: rect.width - 2 * pad, height: quiet * LINE_HEIGHT }, label: cut, ink: theme.ink2, size: quiet }));
    y += quiet * LINE_HEIGHT * 1.12;
  });
  if (sheet.foot !== "") words.push(footOf(sheet, { pad, quiet }, theme));
  return words;
}

/** In the centre a long title has two lines, as far as its foot leaves them room. */
function titleLinesOf({ rect, size, foot }: SceneSheet, { pad, title, quiet }: { readonly pad: number; readonly title: number; readonly quiet: number }): number {
  if (size !== "centre") return 1;
  const room = rect.height - pad * 1.25 - (foot === "" ? 0 : quiet * LINE_HEIGHT);
  return Math.max(1, Math.min(CENTRE_TITLE_LINES, Math.floor(room / (title * LINE_HEIGHT))));
}

/** Quiet below the centre; elsewhere it is an invitation. */
function footOf({ key, rect, foot, size }: SceneSheet, { pad, quiet }: { readonly pad: number; readonly quiet: number }, theme: GraphTheme): PaintedNode {
  return paintedText({ key: `${key}:foot`, rect: { x: rect.x + pad, y: rect.y + rect.height - pad * 0.6 - quiet * LINE_HEIGHT, width: rect.width - 2 * pad, height: quiet * LINE_HEIGHT }, label: foot, ink: size === "centre" ? theme.ink2 : theme.accentInk, size: quiet });
}
