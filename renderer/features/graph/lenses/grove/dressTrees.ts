import { crownOutline, crownRadius, GROVE, type GroveTree } from "#shared/grove/index.ts";
import { around, meets, type Rect } from "#shared/tower/index.ts";
import { LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import { isWhole, keepsWords, titleLines } from "#renderer/features/graph/model/wrapTitle.ts";
import { rounded } from "./curves.ts";
import { addFarNames, type NumberedTree } from "./farNames.ts";
import type { GroveDraft } from "./groveDraft.ts";
import { GLYPH_GAP, lineBox, pushLines, treeTitle } from "./nameLines.ts";
import { addWisdomNames } from "./wisdomNames.ts";

const NAME_PX = 14;
const QUIET_PX = 12;
const GLYPH_PX = 13;
/** From these letters on a name has its row to itself. */
const LONE_NAME_FROM_PX = 17;
const TWO_LINES = { from: -9, step: 19 } as const;
/** Three lines of such letters stand between the titles of the row above and the dots of the row below. */
const THREE_LINES_UP_TO_PX = 13.4;
const THREE_LINES_FROM = -12;
const APART_PX = GROVE.cell.height;
const SHARE_OF_CROWN = 0.85;

/** Between the dots left and right of a name, which keep their places when titles give way. */
const BETWEEN_DOTS = 2 * GROVE.nameHalfWidth + GROVE.cell.width - 18;

/** Names of trees, what can be hit of them, and the second edge of those that are picked. */
export function dressTrees(draft: GroveDraft): void {
  const { trees } = draft.layout;
  for (const tree of trees) addCrownTargets(draft, tree);
  // Large trees first: where names would lie over each other from very far, they are the ones that keep theirs.
  const order = trees.map((tree, index) => ({ tree, index })).sort((a, b) => isMarked(draft, b.tree) - isMarked(draft, a.tree) || b.tree.reach - a.tree.reach || a.index - b.index);
  const inPart = order.filter(({ tree }) => isInPart(draft, tree));
  if (draft.input.detail === "far") {
    addWisdomNames(draft);
    addFarNames(draft, inPart);
  } else addNames(draft, inPart);
  for (const { tree } of inPart) if (isMarked(draft, tree) > 0) addSecondEdge(draft, tree);
}

function addNames(draft: GroveDraft, trees: readonly NumberedTree[]): void {
  for (const { tree, index } of trees) {
    const rect = addName(draft, tree);
    if (rect !== null) draft.names.set(index, rect);
  }
}

/** Of hundreds of trees only those that can be seen, or soon, are named. */
const isInPart = ({ input: { part } }: GroveDraft, { rect }: GroveTree): boolean =>
  part === undefined || meets(rect, part);

const isMarked = ({ picked }: GroveDraft, { owner }: GroveTree): number => (owner !== null && picked.has(owner.id) ? 1 : 0);

function quietLine({ input }: GroveDraft, { owner, points }: GroveTree, letterPx: number): string {
  const { t, measure, view } = input;
  const count = t("graph.grove.count", { count: points.length });
  const domain = owner === null ? "" : (view.point(owner.id)?.domain ?? owner.domain);
  const both = domain === "" ? count : t("graph.grove.domainAndCount", { domain, count: points.length });
  return measure(both, letterPx, 400) <= 2 * GROVE.nameHalfWidth ? both : count;
}

/** In the row through the middle: glyph and title, below them domain and count. A long title takes both lines, or three. */
function addName(draft: GroveDraft, tree: GroveTree): Rect | null {
  const { letters, room } = draft;
  const quietPx = Math.max(QUIET_PX, letters.leastPx);
  const { lines, letterPx, glyph, top, step } = nameSetting(draft, tree);
  const quiet = letterPx >= LONE_NAME_FROM_PX || lines.length > 1 ? "" : quietLine(draft, tree, quietPx);
  const boxes = lines.map((text, index) => lineBox(draft, tree, { text, letterPx, y: top + index * step, isName: true, ...(index === 0 ? { glyph } : { glyph: 0 }), ...(glyph === 0 ? { ink: tree.wisdom ?? "ink" } : {}) }));
  if (quiet !== "") boxes.push(lineBox(draft, tree, { text: quiet, letterPx: quietPx, y: 10, isName: false, glyph: 0 }));
  const whole = around(boxes.map((box) => box.rect));
  // By construction free where nothing is thinned out: the row keeps this room for it.
  if (!letters.isThinned) room.add(whole);
  else if (!room.take(whole)) return null;
  pushLines(draft, tree, boxes);
  return whole;
}

interface NameSetting {
  readonly lines: readonly string[];
  readonly letterPx: number;
  /** Room for the sign before the first line; 0 where the name says its wisdom by its colour. */
  readonly glyph: number;
  /** The middle of the first line, from the middle of the tree. */
  readonly top: number;
  /** From one line to the next. */
  readonly step: number;
}

/** The first way in which a name is whole; where none is, it is cut. */
function nameSetting(draft: GroveDraft, tree: GroveTree): NameSetting {
  const { letters, input } = draft;
  const title = treeTitle(draft, tree);
  const crownPx = 2 * tree.reach * tree.spread * SHARE_OF_CROWN;
  const ways = waysToSet(letters.leastPx, letters.isThinned);
  const widthOf = ({ isApart }: NameWay): number => (isApart ? Math.max(crownPx, BETWEEN_DOTS) : letters.isThinned ? BETWEEN_DOTS : 2 * GROVE.nameHalfWidth);
  const set = (way: NameWay): NameSetting => {
    const { letterPx, most, hasGlyph, isApart } = way;
    const glyph = hasGlyph ? GLYPH_PX * (letterPx / NAME_PX) + GLYPH_GAP : 0;
    const lines = titleLines(title, { width: widthOf(way), indent: glyph, lines: most, sizePx: letterPx, weight: 600, measure: input.measure });
    const height = letterPx * LINE_HEIGHT;
    // So large a name stands alone: in one line, or, where titles are thinned out, in the rows between the dots above and below.
    if (isApart) return { lines, letterPx, glyph, top: -GROVE.dotRise - APART_PX / 2, step: APART_PX };
    if (letterPx >= LONE_NAME_FROM_PX) return { lines, letterPx, glyph, top: lines.length === 1 ? 0 : -GROVE.dotRise - height / 2, step: height };
    return { lines, letterPx, glyph, top: lines.length === 3 ? THREE_LINES_FROM : TWO_LINES.from, step: lines.length === 3 ? height : TWO_LINES.step };
  };
  const isFitting = (way: NameWay): boolean => {
    const { lines, letterPx, glyph } = set(way);
    return isWhole(lines, title) && keepsWords(lines, title) && lines.every((line, index) => input.measure(line, letterPx, 600) + (index === 0 ? glyph : 0) <= widthOf(way));
  };
  const [usual] = ways;
  return set(ways.find(isFitting) ?? (letters.isThinned ? ways.at(-1) : usual) ?? USUAL_NAME);
}

interface NameWay {
  readonly letterPx: number;
  readonly most: number;
  readonly hasGlyph: boolean;
  /** One line above the dots beside it and one below them: then both may be as wide as the crown. */
  readonly isApart?: boolean;
}

const USUAL_NAME: NameWay = { letterPx: NAME_PX, most: 2, hasGlyph: true };

/** From the largest letters to the smallest, in as few lines as will do; without its sign only where nothing else helps. */
function waysToSet(leastPx: number, isThinned: boolean): readonly NameWay[] {
  const largestPx = Math.max(NAME_PX, leastPx);
  if (isThinned) return [...[true, false].flatMap((hasGlyph) => [1, 2].map((most) => ({ letterPx: largestPx, most, hasGlyph }))), { letterPx: largestPx, most: 2, hasGlyph: false, isApart: true }];
  if (leastPx >= LONE_NAME_FROM_PX) return [true, false].map((hasGlyph) => ({ letterPx: leastPx, most: 1, hasGlyph }));
  const sizes = [...new Set([NAME_PX, NAME_PX - 1, NAME_PX - 2].map((size) => Math.max(size, leastPx)))];
  return [2, 3].flatMap((most) => sizes.filter((letterPx) => most < 3 || letterPx <= THREE_LINES_UP_TO_PX).map((letterPx) => ({ letterPx, most, hasGlyph: true })));
}

/** Three boxes that together fill most of a crown and little of its neighbours. */
const CROWN_BOXES = [[0.98, 0.42], [0.82, 0.72], [0.5, 0.94]] as const;

function addCrownTargets({ targets }: GroveDraft, { owner, centre, rect }: GroveTree): void {
  const hit = owner === null ? ({ kind: "understory" } as const) : ({ kind: "point", id: owner.id, part: "panel" } as const);
  for (const [across, down] of CROWN_BOXES) {
    const [width, height] = [rect.width * across, rect.height * down];
    targets.push({ rect: { x: centre.x - width / 2, y: centre.y - height / 2, width, height }, hit });
  }
}

const SECOND_EDGE_PX = 6;

function addSecondEdge({ shapes }: GroveDraft, tree: GroveTree): void {
  const outline = rounded(crownOutline(tree, 1 + SECOND_EDGE_PX / crownRadius(tree, Math.PI / 2)));
  const [first] = outline;
  if (first !== undefined) shapes.push({ kind: "path", places: [...outline, first], width: 2, edge: "accent" });
}
