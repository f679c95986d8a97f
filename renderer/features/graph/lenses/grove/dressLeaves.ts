import type { PointId } from "#shared/kernel/index.ts";
import { casesOf, lookOf, type PointRecord } from "#shared/forest/index.ts";
import { GROVE } from "#shared/grove/index.ts";
import { around, type Place, type Rect } from "#shared/tower/index.ts";
import { titleLines } from "#renderer/features/graph/model/wrapTitle.ts";
import { dotOf, leafAt, nameRect, type GroveDraft, type Leaf } from "./groveDraft.ts";

/** From the middle of the dot to the top of the title. */
const TITLE_DROP = 8;
/** Closer than on cards: two lines must stand above the next row of dots. */
const LINE_HEIGHT = 1.2;
/** Between two titles in a row, where they are thinned out. */
const WORD_GAP = 8;
/** A title always has the width of its own place, less this. */
const OWN_CELL_GAP = 4;
/** So far a title may reach over ground that all others have left free. */
const WIDEST_CELLS = 4;
const LEAST_HIT_WIDTH = 36;
/** A twig longer than this is drawn from here on only: in a large tree they would cover its middle. */
const MOST_TWIG_PX = 110;
const TWIG = { width: 1.2, alpha: 0.32 } as const;

interface Found { readonly id: PointId; readonly record: PointRecord; readonly leaf: Leaf; readonly rank: number }

/** Points as leaves: dot, title, and a twig to where they belong. Where letters are too large for all titles, the best linked ones keep theirs. */
export function dressLeaves(draft: GroveDraft): void {
  const { input, layout, picked, near } = draft;
  const found: Found[] = [];
  for (const id of draft.shown) {
    const record = input.view.point(id);
    const leaf = leafAt(layout, id);
    if (record === undefined || leaf === undefined) continue;
    const degree = layout.degrees[leaf.tree.firstLeaf + leaf.index] ?? 0;
    found.push({ id, record, leaf, rank: degree + (picked.has(id) ? 1e6 : near.has(id) ? 1e3 : 0) });
  }
  if (draft.letters.isThinned) {
    found.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
    for (const { leaf } of found) draft.room.add(dotRect(leaf.dot));
  }
  const titles = found.map((each) => titleOf(draft, each));
  found.forEach((each, index) => {
    const title = titles[index] ?? null;
    addLeaf(draft, each, title === null || !draft.letters.isThinned ? title : inFreeRoom(draft, each, title));
  });
}

interface Title { readonly text: string; readonly rect: Rect }

function addLeaf(draft: GroveDraft, { id, record, leaf }: Found, title: Title | null): void {
  const { input, picked, near, boxes, targets, letters } = draft;
  const { dot, tree } = leaf;
  const rect = title === null ? dotRect(dot) : around([dotRect(dot), title.rect]);
  boxes.push({
    role: "leaf", key: `leaf:${id}`, id, rect, dot, text: title?.text ?? "", kind: record.kind, tint: tree.wisdom ?? "none", isPrivate: record.doc === "personal",
    cases: record.kind === "case" ? 0 : casesOf(input.view, id).length, picked: picked.has(id), near: near.has(id), isNew: input.light.fresh.has(id), letterPx: letters.leafPx,
    dimmed: input.light.points !== null && !input.light.points.has(id), look: lookOf(input.view, record),
  });
  const hit = { kind: "point", id, part: "card" } as const;
  // A thinned out title may be wider than its place: beside its dot there are other leaves.
  if (title !== null && letters.isThinned) targets.push({ rect: title.rect, hit }, { rect: wideEnough(dotRect(dot)), hit });
  else targets.push({ rect: wideEnough(rect), hit });
  addTwig(draft, record, leaf);
}

function titleOf(draft: GroveDraft, { record, leaf }: Found): Title | null {
  const { input, letters, room, picked } = draft;
  if (input.detail === "far" && !picked.has(record.id)) return null;
  const { text, rect } = setTitle(draft, record, { dot: leaf.dot, width: letters.labelWidth });
  if (text === "") return null;
  if (!letters.isThinned) room.add(rect);
  else if (!room.take(withGap(rect))) return null;
  return { text, rect };
}

function setTitle({ input, letters, picked, layout }: GroveDraft, { id, title }: PointRecord, { dot, width: wanted }: { readonly dot: Place; readonly width: number }): Title {
  const most = Math.max(GROVE.cell.width - OWN_CELL_GAP, Math.min(wanted, roomAround(dot, layout.bounds, input.zoom ?? 1)));
  const [sizePx, weight] = [letters.leafPx, picked.has(id) ? 600 : 400];
  const lines = titleLines(title, { width: most, lines: letters.lines, sizePx, weight, measure: input.measure });
  const width = Math.max(0, ...lines.map((line) => input.measure(line, sizePx, weight)));
  return { text: lines.join("\n"), rect: { x: dot.x - width / 2, y: dot.y + TITLE_DROP, width, height: lines.length * sizePx * LINE_HEIGHT } };
}

/** A picture that is narrower than this on the screen has free ground beside it on any canvas. */
const NARROW_SCREEN_PX = 360;

/** Where everything is shown the canvas ends beside the picture: a title that reached over its edge would be cut there. */
function roomAround({ x }: Place, { x: start, width }: Rect, zoom: number): number {
  return width * zoom < NARROW_SCREEN_PX ? Infinity : 2 * Math.min(x - start, start + width - x);
}

const withGap = (rect: Rect): Rect => ({ ...rect, x: rect.x - WORD_GAP / 2, width: rect.width + WORD_GAP });

/** When all have their titles, one that was cut takes as much more as stands free on both sides of it: who came first does not push anybody out. */
function inFreeRoom(draft: GroveDraft, { record, leaf }: Found, title: Title): Title {
  if (title.text === record.title) return title;
  for (let cells = WIDEST_CELLS; cells * GROVE.cell.width > draft.letters.labelWidth; cells -= 1) {
    const wider = setTitle(draft, record, { dot: leaf.dot, width: cells * GROVE.cell.width });
    const [own, all] = [withGap(title.rect), withGap(wider.rect)];
    const side = { y: all.y, width: (all.width - own.width) / 2, height: all.height };
    const sides: readonly Rect[] = [{ ...side, x: all.x }, { ...side, x: own.x + own.width }];
    if (side.width <= 0 || !sides.every((rect) => draft.room.isFree(rect))) continue;
    for (const rect of sides) draft.room.add(rect);
    return wider;
  }
  return title;
}

const dotRect = ({ x, y, radius }: Leaf["dot"]): Rect => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });

/** Wide enough to be hit. */
function wideEnough(rect: Rect): Rect {
  const more = Math.max(0, LEAST_HIT_WIDTH - rect.width);
  return { ...rect, x: rect.x - more / 2, width: rect.width + more };
}

/** From the leaf of its parent, or from the name of the tree. */
function addTwig({ shapes, layout, input }: GroveDraft, record: PointRecord, { tree, dot }: Leaf): void {
  if (input.detail === "far") return;
  const parentLeaf = record.parentId === null ? undefined : layout.leafOf.get(record.parentId);
  const index = parentLeaf === undefined ? -1 : parentLeaf - tree.firstLeaf;
  const from = index >= 0 && index < tree.points.length ? dotOf(layout, tree, index) : edgeOf(nameRect(tree), dot);
  const length = Math.hypot(dot.x - from.x, dot.y - from.y);
  if (length < dot.radius + 6) return;
  const start = Math.max(0.02, 1 - MOST_TWIG_PX / length);
  const bend = (record.id.charCodeAt(record.id.length - 1) % 2 === 0 ? 1 : -1) * Math.min(6, length * 0.1);
  const places = [0, 0.25, 0.5, 0.75, 1].map((share): Place => {
    const at = start + (1 - dot.radius / length - start) * share;
    const side = bend * 4 * share * (1 - share) * 0.5;
    return { x: from.x + (dot.x - from.x) * at - ((dot.y - from.y) / length) * side, y: from.y + (dot.y - from.y) * at + ((dot.x - from.x) / length) * side };
  });
  shapes.push({ kind: "path", places, width: TWIG.width, edge: "leaf-4-ink", alpha: TWIG.alpha });
}

/** Where the straight line from the middle of `rect` to `target` leaves it. */
export function edgeOf(rect: Rect, target: Place): Place {
  const centre = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  const dx = target.x - centre.x;
  const dy = target.y - centre.y;
  const share = Math.min(1, dx === 0 ? 1 : rect.width / 2 / Math.abs(dx), dy === 0 ? 1 : rect.height / 2 / Math.abs(dy));
  return { x: centre.x + dx * share, y: centre.y + dy * share };
}
