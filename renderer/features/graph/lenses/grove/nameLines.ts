import type { GroveTree } from "#shared/grove/index.ts";
import { around, type Rect } from "#shared/tower/index.ts";
import { LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import { nameRect, type GroveDraft } from "./groveDraft.ts";

const NAME_PX = 14;
export const GLYPH_GAP = 5;

/** What a tree is called: its module, its wisdom, or 林下. */
export const treeTitle = ({ input }: GroveDraft, { owner }: GroveTree): string => (owner === null ? input.t("graph.grove.meadow") : (input.view.point(owner.id)?.title ?? owner.title));

export interface NameLine { readonly text: string; readonly letterPx: number; readonly rect: Rect; readonly glyph: number }

export function lineBox({ input }: GroveDraft, { centre }: GroveTree, { text, letterPx, y, glyph }: { readonly text: string; readonly letterPx: number; readonly y: number; readonly glyph: number }): NameLine {
  const width = input.measure(text, letterPx, glyph > 0 ? 600 : 400) + glyph;
  const height = letterPx * LINE_HEIGHT;
  return { text, letterPx, glyph, rect: { x: centre.x - width / 2, y: centre.y + y - height / 2, width, height } };
}

export function pushLines({ boxes, targets }: GroveDraft, tree: GroveTree, lines: readonly NameLine[]): void {
  const { owner, key, wisdom } = tree;
  lines.forEach(({ text, letterPx, rect, glyph }, index) => {
    const isTitle = glyph > 0 || (index === 1 && letterPx >= NAME_PX && lines[0]?.letterPx === letterPx);
    if (glyph > 0 && owner !== null) {
      const size = glyph - GLYPH_GAP;
      boxes.push({ role: "glyph", key: `glyph:${key}`, rect: { x: rect.x, y: rect.y + (rect.height - size) / 2, width: size, height: size }, tint: wisdom ?? "none" });
    }
    boxes.push({
      role: "label", key: `name:${key}:${index}`, rect: { ...rect, x: rect.x + glyph, width: rect.width - glyph }, text, letterPx,
      weight: isTitle ? 600 : 400, ink: isTitle ? "ink" : "ink2", align: "middle", isHeading: isTitle,
    });
  });
  if (owner !== null) targets.push({ rect: around([...lines.map((line) => line.rect), nameRect(tree)]), hit: { kind: "point", id: owner.id, part: "title" } });
}
