import type { Wisdom } from "#shared/forest/index.ts";
import type { GroveTree } from "#shared/grove/index.ts";
import { around, type Rect } from "#shared/tower/index.ts";
import { LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import { nameRect, type GroveDraft } from "./groveDraft.ts";

export const GLYPH_GAP = 5;
/** What rounding may take from the width of a name: without it its last word would be cut. */
const HAIR_PX = 0.01;

/** What a tree is called: its module, its wisdom, or 林下. */
export const treeTitle = ({ input }: GroveDraft, { owner }: GroveTree): string => (owner === null ? input.t("graph.grove.meadow") : (input.view.point(owner.id)?.title ?? owner.title));

interface Words {
  readonly text: string;
  readonly letterPx: number;
  /** Of the name itself, not of what stands below it: where letters have grown both may have one size. */
  readonly isName: boolean;
  /** Room for the sign before it; 0 for none. */
  readonly glyph: number;
  /** Of a name; its own unless it is said. */
  readonly ink?: Wisdom | "ink";
}

export interface NameLine extends Words { readonly rect: Rect }

export function lineBox({ input }: GroveDraft, { centre }: GroveTree, { y, ...words }: Words & { readonly y: number }): NameLine {
  const { text, letterPx, isName, glyph } = words;
  const width = input.measure(text, letterPx, isName ? 600 : 400) + glyph;
  const height = letterPx * LINE_HEIGHT;
  return { ...words, rect: { x: centre.x - width / 2, y: centre.y + y - height / 2, width, height } };
}

export function pushLines({ boxes, targets }: GroveDraft, tree: GroveTree, lines: readonly NameLine[]): void {
  const { owner, key, wisdom } = tree;
  lines.forEach(({ text, letterPx, rect, glyph, isName, ink = "ink" }, index) => {
    if (glyph > 0 && owner !== null) {
      const size = glyph - GLYPH_GAP;
      boxes.push({ role: "glyph", key: `glyph:${key}`, rect: { x: rect.x, y: rect.y + (rect.height - size) / 2, width: size, height: size }, tint: wisdom ?? "none" });
    }
    boxes.push({
      role: "label", key: `name:${key}:${index}`, rect: { ...rect, x: rect.x + glyph, width: rect.width - glyph + HAIR_PX }, text, letterPx,
      weight: isName ? 600 : 400, ink: isName ? ink : "ink2", align: "middle", isHeading: isName,
    });
  });
  if (owner !== null) targets.push({ rect: around([...lines.map((line) => line.rect), nameRect(tree)]), hit: { kind: "point", id: owner.id, part: "title" } });
}
