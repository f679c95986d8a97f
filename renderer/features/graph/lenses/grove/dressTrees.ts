import { crownOutline, crownRadius, GROVE, type GroveTree } from "#shared/grove/index.ts";
import { around, meets, type Rect } from "#shared/tower/index.ts";
import { titleLines } from "#renderer/features/graph/model/wrapTitle.ts";
import { rounded } from "./curves.ts";
import { addFarName } from "./farNames.ts";
import type { GroveDraft } from "./groveDraft.ts";
import { GLYPH_GAP, lineBox, pushLines, treeTitle } from "./nameLines.ts";
import { addWisdomNames } from "./wisdomNames.ts";

const NAME_PX = 14;
const QUIET_PX = 12;
const GLYPH_PX = 13;
/** From these letters on a name has its row to itself. */
const LONE_NAME_FROM_PX = 17;

/** Between the dots left and right of a name, which keep their places when titles give way. */
const BETWEEN_DOTS = 2 * GROVE.nameHalfWidth + GROVE.cell.width - 18;

/** Names of trees, what can be hit of them, and the second edge of those that are picked. */
export function dressTrees(draft: GroveDraft): void {
  const { trees } = draft.layout;
  for (const tree of trees) addCrownTargets(draft, tree);
  if (draft.input.detail === "far") addWisdomNames(draft);
  // Large trees first: where names would lie over each other from very far, they are the ones that keep theirs.
  const order = trees.map((tree, index) => ({ tree, index })).sort((a, b) => isMarked(draft, b.tree) - isMarked(draft, a.tree) || b.tree.reach - a.tree.reach || a.index - b.index);
  for (const { tree, index } of order) {
    if (!isInPart(draft, tree)) continue;
    const rect = draft.input.detail === "far" ? addFarName(draft, tree) : addName(draft, tree);
    if (rect !== null) draft.names.set(index, rect);
    if (isMarked(draft, tree) > 0) addSecondEdge(draft, tree);
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

/** In the row through the middle: glyph and title, below them domain and count. A long title takes both lines. */
function addName(draft: GroveDraft, tree: GroveTree): Rect | null {
  const { letters, room } = draft;
  const letterPx = Math.max(NAME_PX, letters.leastPx);
  const quietPx = Math.max(QUIET_PX, letters.leastPx);
  const isLone = letterPx >= LONE_NAME_FROM_PX;
  const glyph = GLYPH_PX * (letterPx / NAME_PX) + GLYPH_GAP;
  const width = (letters.isThinned ? BETWEEN_DOTS : 2 * GROVE.nameHalfWidth) - glyph;
  const lines = titleLines(treeTitle(draft, tree), { width, lines: isLone ? 1 : 2, sizePx: letterPx, weight: 600, measure: draft.input.measure });
  const quiet = isLone || lines.length > 1 ? "" : quietLine(draft, tree, quietPx);
  const first = lineBox(draft, tree, { text: lines[0] ?? "", letterPx, y: isLone ? 0 : -9, isName: true, glyph });
  const boxes = [first];
  if (lines[1] !== undefined) boxes.push(lineBox(draft, tree, { text: lines[1], letterPx, y: 10, isName: true, glyph: 0 }));
  if (quiet !== "") boxes.push(lineBox(draft, tree, { text: quiet, letterPx: quietPx, y: 10, isName: false, glyph: 0 }));
  const whole = around(boxes.map((box) => box.rect));
  // By construction free where nothing is thinned out: the row keeps this room for it.
  if (!letters.isThinned) room.add(whole);
  else if (!room.take(whole)) return null;
  pushLines(draft, tree, boxes);
  return whole;
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
