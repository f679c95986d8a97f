import { CARD_LINES, CARD_TEXT_PAD, cardTextInset, cardTextStart, CARD_TITLE_PX, LINE_HEIGHT } from "../model/cardText.ts";
import type { SceneBox, SceneCard } from "../model/sceneTypes.ts";
import { titleLines } from "../model/wrapTitle.ts";
import { cardImage, glyphImage } from "./cardImage.ts";
import type { GraphTheme } from "./graphTheme.ts";
import type { Letters } from "./letters.ts";
import { paintHeading } from "./paintHeading.ts";
import { paintLabel } from "./paintLabel.ts";
import { paintLeaf } from "./paintLeaf.ts";
import { paintSheet } from "./paintSheet.ts";
import { paintedNode, paintedText, Z, type NodePaint, type PaintedNode } from "./paintedNode.ts";

const QUIET_PX = 12;
/** Of the height of the smallest letters beside it. */
const LEAST_GLYPH = 0.6;

/** A box of the scene as what is painted of it at this size of letters: nothing, one node, or a few. */
export function paintBox(box: SceneBox, theme: GraphTheme, letters: Letters): PaintedNode[] {
  switch (box.role) {
    case "frame":
      return [paintedNode(box.key, box.rect, { paint: { z: Z.panel, stroke: theme.accent, strokeWidth: box.picked ? 2 : 1.2, radius: box.radius ?? 13 } })];
    case "glyph":
      // Beside letters that no longer shrink it would look like a full stop.
      return box.rect.height < letters.leastPx * LEAST_GLYPH ? [] : [paintedNode(box.key, box.rect, { classes: "mid glyph", image: glyphImage(box.tint, theme), paint: { z: Z.text } })];
    case "band-name":
      return paintBandName(box, theme, letters);
    case "heading":
      return paintHeading(box, theme, letters);
    case "card":
      return [paintCard(box, theme, letters)];
    case "vacancy":
      return [paintInvite(box, theme, letters)];
    case "chip":
      return paintChip(box, theme, letters);
    case "leaf":
      return paintLeaf(box, theme, letters);
    case "sheet":
      return paintSheet(box, theme, letters);
    case "label":
      return paintLabel(box, theme, letters);
  }
}

function paintBandName({ key, rect, text }: Extract<SceneBox, { role: "band-name" }>, theme: GraphTheme, { leastPx, measure }: Letters): PaintedNode[] {
  const size = Math.max(QUIET_PX, leastPx);
  const stacked = isChinese(text);
  const length = stacked ? [...text].length * size * 1.3 : measure(text, size, 400);
  if (size > rect.width || length > rect.height) return [];
  return [paintedText({ key, rect, label: stacked ? [...text].join("\n") : text, ink: theme.ink2, size, align: stacked ? "upright" : "turned" })];
}

function paintCard(card: SceneCard, theme: GraphTheme, letters: Letters): PaintedNode {
  const { rect, picked, near, isNarrow } = card;
  const marked = picked || near;
  const frame: Partial<NodePaint> = {
    z: picked ? Z.picked : Z.card,
    radius: 8,
    fill: picked ? theme.accent : theme.surface,
    fillOpacity: 1,
    stroke: marked ? theme.accent : theme.hairline,
    strokeWidth: marked ? 1.5 : 1,
    halo: theme.accent,
    haloWidth: picked ? 3 : 0,
    haloOpacity: picked ? 0.35 : 0,
    haloOffset: picked ? 2 : 0,
  };
  // Quiet enough for the title of its module to be read across it.
  if (letters.silent) return paintedNode(card.key, rect, { paint: marked ? { ...frame, z: Z.panel } : { ...frame, z: Z.panel, fillOpacity: 0.45, strokeWidth: 0 } });
  const start = cardTextStart(isNarrow);
  return paintedNode(card.key, rect, {
    classes: card.dimmed === true ? "start card faint" : "start card",
    image: cardImage(card, theme),
    paint: { ...frame, ...cardTitle(card, letters), ink: picked ? theme.onAccent : theme.ink, shiftX: start - rect.width },
  });
}

function cardTitle({ rect, text, picked }: SceneCard, { leastPx, measure }: Letters): Pick<NodePaint, "label" | "size" | "weight" | "room"> {
  const size = Math.max(CARD_TITLE_PX, leastPx);
  const weight = picked ? 600 : 400;
  const lines = Math.max(1, Math.min(CARD_LINES, Math.floor((rect.height - CARD_TEXT_PAD) / (size * LINE_HEIGHT))));
  const width = rect.width - cardTextInset(rect.width);
  return { label: titleLines(text, { width, lines, sizePx: size, weight, measure }).join("\n"), size, weight, room: rect.width };
}

function paintInvite(box: Extract<SceneBox, { role: "vacancy" }>, theme: GraphTheme, { leastPx, silent, measure }: Letters): PaintedNode {
  const { key, rect, text } = box;
  const size = Math.max(CARD_TITLE_PX, leastPx);
  const label = silent ? "" : titleLines(text, { width: rect.width - 8, lines: 1, sizePx: size, weight: 400, measure }).join("");
  return paintedNode(key, rect, {
    classes: "mid dashed",
    paint: { z: silent ? Z.panel : Z.card, radius: 8, fill: theme.surface, fillOpacity: 0, stroke: theme.hairlineStrong, strokeWidth: 1, label, ink: theme.ink2, size, room: rect.width },
  });
}

/** Grows with its letters around its middle; from afar there is no room for phrases. */
function paintChip({ key, rect, text, letterPx, danger }: Extract<SceneBox, { role: "chip" }>, theme: GraphTheme, { leastPx, silent }: Letters): PaintedNode[] {
  if (silent) return [];
  const size = Math.max(letterPx, leastPx);
  const grown = { width: (rect.width * size) / letterPx, height: (rect.height * size) / letterPx };
  const at = { x: rect.x + (rect.width - grown.width) / 2, y: rect.y + (rect.height - grown.height) / 2, ...grown };
  return [paintedNode(key, at, {
    paint: {
      z: Z.chip, radius: 10, fill: theme.surface, fillOpacity: 1, stroke: danger ? theme.danger : theme.accent, strokeWidth: 0.8,
      label: text, ink: danger ? theme.danger : theme.accentInk, size, room: grown.width - 10,
    },
  })];
}

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
