import { LINE_HEIGHT } from "../model/cardText.ts";
import type { SceneLabel } from "../model/sceneTypes.ts";
import { titleLines } from "../model/wrapTitle.ts";
import type { GraphTheme } from "./graphTheme.ts";
import type { Letters } from "./letters.ts";
import { paintedText, type PaintedNode } from "./paintedNode.ts";

/** Words on the ground. A heading grows with the distance, around its middle; others fall silent. */
export function paintLabel(label: SceneLabel, theme: GraphTheme, { leastPx, silent, measure }: Letters): PaintedNode[] {
  if (silent && !label.isHeading) return [];
  const size = Math.max(label.letterPx, leastPx);
  const height = Math.max(label.rect.height, size * LINE_HEIGHT);
  const rect = { ...label.rect, y: label.rect.y + (label.rect.height - height) / 2, height };
  const [text = ""] = titleLines(label.text, { width: rect.width, lines: 1, sizePx: size, weight: label.weight, measure });
  return [paintedText({ key: label.key, rect, label: text, ink: inkOf(label.ink, theme), size, weight: label.weight, align: label.align === "middle" ? "lines" : label.align })];
}

function inkOf(ink: SceneLabel["ink"], theme: GraphTheme): string {
  switch (ink) {
    case "ink": return theme.ink;
    case "ink2": return theme.ink2;
    case "accent": return theme.accentInk;
    case "danger": return theme.danger;
    default: return theme.tints[ink].ink;
  }
}
