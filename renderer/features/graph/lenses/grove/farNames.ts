import type { GroveTree } from "#shared/grove/index.ts";
import { around, type Rect } from "#shared/tower/index.ts";
import { LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import type { GroveDraft } from "./groveDraft.ts";
import { evenLines, isWhole, titleLines } from "#renderer/features/graph/model/wrapTitle.ts";
import type { LabelRoom } from "./labelRoom.ts";
import { GLYPH_GAP, lineBox, pushLines, treeTitle, type NameLine } from "./nameLines.ts";

const FAR_PX = { least: 18, most: 96, shareOfCrown: 1.5 } as const;
/** A name this much wider than its crown would seem to belong to the trees beside it. */
const MOST_OVERHANG = 1.35;
/** A small tree that could say nothing else has a name that stands out a little more: it is better in two lines than nameless. */
const LAST_OVERHANG = 1.6;
/** A name that has to be cut says at least so many letters as wide as tall, or nothing. */
const FEWEST_LETTERS = 2;
/** Where a name may stand, in reaches beside and below the middle of its crown. */
const NUDGES = [[0, 0], [0, -0.35], [0, 0.35], [-0.3, 0], [0.3, 0], [0, -0.6], [0, 0.6]] as const;
/** Free ground left and right of a name, in its letters: two names that touch would be read as one. */
const AIR = 0.15;
/** From so far that more of the names than this have no room, wisdoms have names instead. */
const FEW_NAMES = 0.5;

export interface NumberedTree { readonly tree: GroveTree; readonly index: number }

interface Said { readonly lines: readonly NameLine[]; readonly rect: Rect }

/**
 * From afar a name is as large as its crown has room for. So that as many trees as can be say something, first each takes the room
 * for the beginning of its name; then, in the order given, those that have room for all of it, or for more of it, take that; what is left goes to the small ones. What is selected says all of its name before anyone.
 */
export function addFarNames(draft: GroveDraft, trees: readonly NumberedTree[]): void {
  const { room } = draft;
  const said = new Map<number, Said>();
  const say = (ways: (tree: GroveTree) => Iterable<readonly NameLine[]>) => ({ tree, index }: NumberedTree): boolean => {
    const before = said.get(index);
    if (before !== undefined) room.free(before.rect);
    const now = firstFree(room, tree, ways(tree)) ?? before;
    if (now === undefined) return false;
    room.add(now.rect);
    said.set(index, now);
    return now !== before;
  };
  const sayWhole = say((tree) => wholeNames(draft, tree));
  const others = trees.filter((each) => !isPicked(draft, each.tree) || !sayWhole(each));
  others.forEach(say((tree) => beginnings(draft, tree, SHORT)));
  const cut = others.filter((each) => !sayWhole(each));
  cut.forEach(say((tree) => beginnings(draft, tree, LONGER)));
  cut.filter(({ index }) => !said.has(index)).forEach(say((tree) => beginnings(draft, tree, LAST)));
  for (const { tree, index } of trees) {
    const name = said.get(index);
    if (name === undefined) continue;
    pushLines(draft, tree, name.lines);
    draft.names.set(index, name.rect);
  }
}

const isPicked = ({ picked }: GroveDraft, { owner }: GroveTree): boolean => owner !== null && picked.has(owner.id);

const rectOf = (lines: readonly NameLine[]): Rect => around(lines.map(({ rect }) => rect));

/** The first way that finds room, in the middle of the crown or a little beside it. */
function firstFree(room: LabelRoom, { reach }: GroveTree, ways: Iterable<readonly NameLine[]>): Said | null {
  for (const lines of ways) {
    if (lines.length === 0) continue;
    for (const [beside, below] of NUDGES) {
      const moved = lines.map(({ rect, ...line }) => ({ ...line, rect: { ...rect, x: rect.x + beside * reach, y: rect.y + below * reach } }));
      const rect = rectOf(moved);
      const air = AIR * (lines[0]?.letterPx ?? 0);
      if (room.isFree({ ...rect, x: rect.x - air, width: rect.width + 2 * air })) return { lines: moved, rect };
    }
  }
  return null;
}

function letterPxOf({ letters, input }: GroveDraft, tree: GroveTree, title: string): number {
  const across = tree.reach * tree.spread * FAR_PX.shareOfCrown;
  const widthAt1 = Math.max(1, input.measure(title, 100, 600) / 100 + 1.1);
  const fitting = Math.min(FAR_PX.most, Math.max(FAR_PX.least, across / widthAt1));
  return Math.max(fitting, letters.leastPx);
}

/** In one line within its crown, or in two; in one that reaches a little over its crown, or over everything where the tree is selected; in three. */
function* wholeNames(draft: GroveDraft, tree: GroveTree): Generator<readonly NameLine[]> {
  const boxes = inOneLine(draft, tree);
  const { width } = rectOf(boxes);
  const halves = broken(draft, tree, 2);
  if (width <= widestName(tree) / MOST_OVERHANG || (halves.length === 0 && (width <= widestName(tree) || isPicked(draft, tree)))) yield boxes;
  yield halves;
  yield broken(draft, tree, 3);
}

/** Its sign and title, and below them in quiet letters how many points it has. */
function inOneLine(draft: GroveDraft, tree: GroveTree): NameLine[] {
  const { letters, input } = draft;
  const title = treeTitle(draft, tree);
  const letterPx = letterPxOf(draft, tree, title);
  const quietPx = Math.max(letterPx * 0.6, letters.leastPx);
  const hasQuiet = quietPx < letterPx * 0.8;
  const boxes = [lineBox(draft, tree, { text: title, letterPx, y: hasQuiet ? -letterPx * 0.42 : 0, isName: true, glyph: letterPx * 0.9 + GLYPH_GAP })];
  if (hasQuiet) boxes.push(lineBox(draft, tree, { text: input.t("graph.grove.count", { count: tree.points.length }), letterPx: quietPx, y: letterPx * 0.68, isName: false, glyph: 0 }));
  return boxes;
}

const widestName = ({ reach, spread }: GroveTree): number => 2 * reach * spread * MOST_OVERHANG;

const tallestName = ({ reach }: GroveTree, overhang: number = MOST_OVERHANG): number => 2 * reach * overhang;

/** A name that is wider than its crown, in two lines or three and, instead of a sign, in the colour of its wisdom. None where it would have to be cut. */
function broken(draft: GroveDraft, tree: GroveTree, most: 2 | 3, leastPx?: number): NameLine[] {
  const title = treeTitle(draft, tree);
  const letterPx = leastPx ?? letterPxOf(draft, tree, title);
  if (most * letterPx * LINE_HEIGHT > tallestName(tree)) return [];
  const lines = evenLines(title, { width: widestName(tree), lines: most, sizePx: letterPx, weight: 600, measure: draft.input.measure });
  return isWhole(lines, title) ? stacked(draft, tree, { lines, letterPx }) : [];
}

interface CutWay { readonly lines: 1 | 2; readonly width: "widest" | "crown" | "least"; readonly overhang?: number }

const SHORT: readonly CutWay[] = [{ lines: 1, width: "crown" }, { lines: 1, width: "least" }];
const LONGER: readonly CutWay[] = [{ lines: 2, width: "widest" }, { lines: 2, width: "crown" }, { lines: 1, width: "widest" }];
const LAST: readonly CutWay[] = [{ lines: 2, width: "widest", overhang: LAST_OVERHANG }];

/** The beginning of a name that has no room as a whole. None where that would be next to nothing. */
function* beginnings(draft: GroveDraft, tree: GroveTree, ways: readonly CutWay[]): Generator<readonly NameLine[]> {
  const { letters: { leastPx: letterPx }, input: { measure } } = draft;
  const widest = widestName(tree);
  const widths = { widest, crown: widest / MOST_OVERHANG, least: Math.min(widest, (FEWEST_LETTERS + 1) * letterPx) };
  const title = treeTitle(draft, tree);
  for (const { lines: most, width, overhang } of ways) {
    if (most * letterPx * LINE_HEIGHT > tallestName(tree, overhang)) continue;
    const lines = titleLines(title, { width: widths[width], lines: most, sizePx: letterPx, weight: 600, measure });
    const said = measure(lines.join("").replace(/…$/u, ""), letterPx, 600);
    if (said >= FEWEST_LETTERS * letterPx && lines.every((line) => measure(line, letterPx, 600) <= widths[width])) yield stacked(draft, tree, { lines, letterPx });
  }
}

function stacked(draft: GroveDraft, tree: GroveTree, { lines, letterPx }: { readonly lines: readonly string[]; readonly letterPx: number }): NameLine[] {
  const middle = (lines.length - 1) / 2;
  return lines.map((text, index) => lineBox(draft, tree, { text, letterPx, y: (index - middle) * letterPx * LINE_HEIGHT, isName: true, glyph: 0, ink: tree.wisdom ?? "ink" }));
}

/** From so far that too few trees can say their names, wisdoms have names instead. */
export function areNamesTooFar(draft: GroveDraft): boolean {
  const { letters, layout: { trees }, input } = draft;
  const hasRoom = (tree: GroveTree): boolean => {
    const isInOne = input.measure(treeTitle(draft, tree), letters.leastPx, 600) + letters.leastPx <= widestName(tree);
    return isInOne || broken(draft, tree, 2, letters.leastPx).length > 0;
  };
  return trees.length > 0 && trees.filter(hasRoom).length < trees.length * FEW_NAMES;
}
