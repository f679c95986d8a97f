import { LINE_HEIGHT } from "../model/cardText.ts";
import type { SceneLeaf } from "../model/sceneTypes.ts";
import { titleLines } from "../model/wrapTitle.ts";
import { leafImage, LEAF_IMAGE_PX } from "./leafImage.ts";
import type { GraphTheme } from "./graphTheme.ts";
import type { Letters } from "./letters.ts";
import { paintedNode, paintedText, Z, type PaintedNode } from "./paintedNode.ts";

const LABEL_PX = 13;

/** A dot with what hangs on it, and its title below in as many letters as its place has room for. */
export function paintLeaf(leaf: SceneLeaf, theme: GraphTheme, letters: Letters): PaintedNode[] {
  const { rect, dot, key, picked, near } = leaf;
  const faint = leaf.dimmed === true ? " faint" : "";
  const half = LEAF_IMAGE_PX / 2;
  const body = paintedNode(key, { x: dot.x - half, y: dot.y - half, width: LEAF_IMAGE_PX, height: LEAF_IMAGE_PX }, {
    classes: `mid glyph${faint}`, image: leafImage(leaf, theme), paint: { z: picked ? Z.picked : Z.card },
  });
  const size = Math.max(leaf.letterPx ?? LABEL_PX, letters.leastPx);
  const top = dot.y + dot.radius + 3;
  const height = rect.y + rect.height - top;
  if (letters.silent && !picked && !near) return [body];
  if (size * LINE_HEIGHT > height + 4 && !picked && !near) return [body];
  const weight = picked ? 600 : 400;
  // Broken into lines by the lens; here, where letters may have grown since, each is only cut to its place.
  const lines = leaf.text.split("\n").map((line) => titleLines(line, { width: rect.width, lines: 1, sizePx: size, weight, measure: letters.measure })[0] ?? "");
  const label = { x: rect.x, y: top, width: rect.width, height: lines.length * size * LINE_HEIGHT };
  const text = paintedText({ key: `${key}:label`, rect: label, label: lines.join("\n"), ink: picked || near ? theme.accentInk : theme.ink, size, weight, align: "lines" });
  return [body, { ...text, classes: `${text.classes}${faint}`, paint: { ...text.paint, z: picked ? Z.picked : Z.card } }];
}
