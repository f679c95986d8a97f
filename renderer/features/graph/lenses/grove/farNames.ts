import type { GroveTree } from "#shared/grove/index.ts";
import { around, type Rect } from "#shared/tower/index.ts";
import { LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import type { GroveDraft } from "./groveDraft.ts";
import { evenLines, isWhole } from "#renderer/features/graph/model/wrapTitle.ts";
import { GLYPH_GAP, lineBox, pushLines, treeTitle, type NameLine } from "./nameLines.ts";

const FAR_PX = { least: 18, most: 96, shareOfCrown: 1.5 } as const;
/** A name this much wider than its crown would seem to belong to the trees beside it. */
const MOST_OVERHANG = 1.35;
/** From so far that more of the names than this have no room, wisdoms have names instead. */
const FEW_NAMES = 0.5;

/** From afar a name is as large as its crown has room for. */
export function addFarName(draft: GroveDraft, tree: GroveTree): Rect | null {
  const { letters, room, input } = draft;
  const title = treeTitle(draft, tree);
  const across = tree.reach * tree.spread * FAR_PX.shareOfCrown;
  const widthAt1 = Math.max(1, input.measure(title, 100, 600) / 100 + 1.1);
  const fitting = Math.min(FAR_PX.most, Math.max(FAR_PX.least, across / widthAt1));
  const letterPx = Math.max(fitting, letters.leastPx);
  const glyph = letterPx * 0.9 + GLYPH_GAP;
  const quietPx = Math.max(letterPx * 0.6, letters.leastPx);
  const hasQuiet = quietPx < letterPx * 0.8;
  const boxes = [lineBox(draft, tree, { text: title, letterPx, y: hasQuiet ? -letterPx * 0.42 : 0, isName: true, glyph })];
  if (hasQuiet) boxes.push(lineBox(draft, tree, { text: input.t("graph.grove.count", { count: tree.points.length }), letterPx: quietPx, y: letterPx * 0.68, isName: false, glyph: 0 }));
  const lines = bestOf(draft, tree, { boxes, broken: broken(draft, tree, letterPx) });
  const whole = lines === null ? null : around(lines.map((line) => line.rect));
  if (lines === null || whole === null || !room.take(whole)) return null;
  pushLines(draft, tree, lines);
  return whole;
}

interface Choice { readonly boxes: readonly NameLine[]; readonly broken: readonly NameLine[] }

/** In one line within its crown, or in two; in one that reaches a little over its crown, or over everything where the tree is selected. */
function bestOf({ picked }: GroveDraft, tree: GroveTree, { boxes, broken: halves }: Choice): readonly NameLine[] | null {
  const { width } = around(boxes.map((box) => box.rect));
  if (width > widestName(tree) / MOST_OVERHANG && halves.length > 0) return halves;
  return width <= widestName(tree) || (tree.owner !== null && picked.has(tree.owner.id)) ? boxes : null;
}

const widestName = ({ reach, spread }: GroveTree): number => 2 * reach * spread * MOST_OVERHANG;

/** A name that is wider than its crown, in two lines and, instead of a sign, in the colour of its wisdom. None where it would have to be cut. */
function broken(draft: GroveDraft, tree: GroveTree, letterPx: number): NameLine[] {
  const title = treeTitle(draft, tree);
  const lines = evenLines(title, { width: widestName(tree), lines: 2, sizePx: letterPx, weight: 600, measure: draft.input.measure });
  const middle = (lines.length - 1) / 2;
  return isWhole(lines, title) ? lines.map((text, index) => lineBox(draft, tree, { text, letterPx, y: (index - middle) * letterPx * LINE_HEIGHT, isName: true, glyph: 0, ink: tree.wisdom ?? "ink" })) : [];
}

/** From so far that too few trees can say their names, wisdoms have names instead. */
export function areNamesTooFar(draft: GroveDraft): boolean {
  const { letters, layout: { trees }, input } = draft;
  const hasRoom = (tree: GroveTree): boolean => {
    const isInOne = input.measure(treeTitle(draft, tree), letters.leastPx, 600) + letters.leastPx <= widestName(tree);
    return isInOne || broken(draft, tree, letters.leastPx).length > 0;
  };
  return trees.length > 0 && trees.filter(hasRoom).length < trees.length * FEW_NAMES;
}
