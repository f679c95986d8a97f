import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { disputesAt, LINK_TYPES, type ForestView, type LinkRecord, type LinkType } from "#shared/forest/index.ts";
import { hashOf } from "#shared/grove/index.ts";
import { encloses, grown, type Place, type Rect } from "#shared/tower/index.ts";
import type { SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import { curve, placeAlong } from "./curves.ts";
import { edgeOf } from "./dressLeaves.ts";
import { leafAt, nameRect, type GroveDraft } from "./groveDraft.ts";

const MAX_SELECTED_LINES = 80;
const MAX_RESTING_LINES = 200;
/** More of them, or more than half of the types, are not what somebody has picked out: then the roads say enough. */
const MAX_SOUGHT_LINES = 120;
const MOST_SOUGHT_TYPES = LINK_TYPES.length / 2;
const BENDS = { within: 0.16, between: 0.1 } as const;
/** A phrase that is wider than `least` has the rest only where it is free. */
const CHIP = { letterPx: 12, height: 20, pad: 18, least: 200, most: 480 } as const;
/** What stands out does so from any distance. */
const LEAST_LINE_SCREEN_PX = 1.2;
/** Where along a line its phrase may stand, the middle first. */
const CHIP_SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] as const;
/** A line ends a little before the dot, so that its head can be seen. */
const CLEAR_PX = 2.5;

/** The links of the selection and those a filter picks out, wherever they lead, and within trees the resting ones among what is mounted. */
export function dressLinks(draft: GroveDraft): void {
  const { input, selectedLinks } = draft;
  const drawn = new Map<LinkId, readonly Place[]>();
  const about: LinkRecord[] = [];
  const add = (link: LinkRecord): void => {
    if (isPointId(link.from) && isPointId(link.to)) addLine(draft, link, drawn);
    else about.push(link);
  };
  const sought = soughtLinks(draft);
  for (const link of sought.values()) if (!selectedLinks.has(link.id)) add(link);
  for (const link of restingLinks(draft)) if (!sought.has(link.id)) add(link);
  for (const id of [...selectedLinks].slice(0, MAX_SELECTED_LINES)) {
    const link = input.view.link(id);
    if (link !== undefined) add(link);
  }
  // A link about a link ends at the middle of its line, which is there by now; one step is enough for what people draw.
  for (const link of about) addLine(draft, link, drawn);
  addChips(draft, drawn);
}

function restingLinks({ input, layout, selectedLinks }: GroveDraft): LinkRecord[] {
  if (input.detail === "far") return [];
  const links = new Map<LinkId, LinkRecord>();
  for (const id of input.mounted) {
    const leaf = leafAt(layout, id);
    if (leaf === undefined) continue;
    for (const linkId of input.view.linksAt(id)) {
      const link = input.view.link(linkId);
      if (link === undefined || selectedLinks.has(linkId)) continue;
      const other = link.from === id ? link.to : link.from;
      if (!isPointId(other) || !input.mounted.has(other) || leafAt(layout, other)?.tree !== leaf.tree) continue;
      links.set(linkId, link);
      if (links.size >= MAX_RESTING_LINES) return [...links.values()];
    }
  }
  return [...links.values()];
}

const NO_LINKS: ReadonlyMap<LinkId, LinkRecord> = new Map();

interface Sought {
  readonly view: ForestView;
  readonly version: number;
  readonly links: ReadonlyMap<LinkId, LinkRecord>;
}

/** By the types that a filter asks for: all links of a forest are gone through once, not for each picture of a pan. */
const soughtBefore = new WeakMap<ReadonlySet<LinkType>, Sought>();

/** The links of the few types that a filter leaves in the light: roads cannot show which of their links these are. */
function soughtLinks({ input: { light: { linkTypes }, view } }: GroveDraft): ReadonlyMap<LinkId, LinkRecord> {
  if (linkTypes === null || linkTypes.size > MOST_SOUGHT_TYPES) return NO_LINKS;
  const before = soughtBefore.get(linkTypes);
  if (before?.view === view && before.version === view.version) return before.links;
  const links = linksOfTypes(view, linkTypes);
  soughtBefore.set(linkTypes, { view, version: view.version, links });
  return links;
}

function linksOfTypes(view: ForestView, types: ReadonlySet<LinkType>): ReadonlyMap<LinkId, LinkRecord> {
  const links = new Map<LinkId, LinkRecord>();
  for (const link of view.links()) {
    if (!types.has(link.type)) continue;
    links.set(link.id, link);
    if (links.size > MAX_SOUGHT_LINES) return NO_LINKS;
  }
  return links;
}

function addLine(draft: GroveDraft, link: LinkRecord, drawn: Map<LinkId, readonly Place[]>): void {
  const from = endAt(draft, link.from, drawn);
  const to = endAt(draft, link.to, drawn);
  if (from === null || to === null || link.from === link.to) return;
  const isWithin = from.tree === to.tree;
  const bend = (hashOf(link.id) % 2 === 0 ? 1 : -1) * (isWithin ? BENDS.within : BENDS.between);
  const points = curve(clear(from, to), clear(to, from), bend);
  drawn.set(link.id, points);
  const state = stateOf(draft, link);
  const leastPx = state === "resting" ? 0 : LEAST_LINE_SCREEN_PX / (draft.input.zoom ?? 1);
  draft.lines.push({ leastPx, key: `line:${link.id}`, id: link.id, points, type: link.type, suggested: link.suggested, state, dimmed: isDimmed(draft, link, state), danger: isDisputed(draft, link) });
}

/** What a filter picks out stands out as the links of a selection do, unless there is one: then these do. */
function stateOf(draft: GroveDraft, link: LinkRecord): SceneLine["state"] {
  const { picked, selectedLinks, input: { light: { linkTypes } } } = draft;
  if (picked.has(link.id)) return "picked";
  if (selectedLinks.has(link.id)) return "near";
  const isPickedOut = linkTypes !== null && linkTypes.size <= MOST_SOUGHT_TYPES && linkTypes.has(link.type);
  return isPickedOut && !isDimmed(draft, link, "resting") ? "near" : "resting";
}

function isDisputed({ input }: GroveDraft, { id }: LinkRecord): boolean {
  return input.light.showsDisputes && disputesAt(input.view, id).some(({ a, b }) => a === id || b === id);
}

interface LineEnd { readonly at: Place; readonly radius: number; readonly rect: Rect | null; readonly tree: string }

function endAt({ layout, names }: GroveDraft, end: EndId, drawn: ReadonlyMap<LinkId, readonly Place[]>): LineEnd | null {
  if (!isPointId(end)) {
    const line = drawn.get(end);
    return line === undefined ? null : { at: placeAlong(line, 0.5), radius: 4, rect: null, tree: "" };
  }
  const leaf = leafAt(layout, end);
  if (leaf !== undefined) return { at: leaf.dot, radius: leaf.dot.radius, rect: null, tree: leaf.tree.key };
  const index = layout.treeOf.get(end);
  const tree = index === undefined ? undefined : layout.trees[index];
  return index === undefined || tree === undefined ? null : { at: tree.centre, radius: 0, rect: names.get(index) ?? nameRect(tree), tree: tree.key };
}

/** Where a line leaves this end towards the other. */
function clear({ at, radius, rect }: LineEnd, { at: other }: LineEnd): Place {
  if (rect !== null) return edgeOf(grown(rect, 3), other);
  const length = Math.hypot(other.x - at.x, other.y - at.y);
  const share = length === 0 ? 0 : Math.min(0.45, (radius + CLEAR_PX) / length);
  return { x: at.x + (other.x - at.x) * share, y: at.y + (other.y - at.y) * share };
}

/** Beside the links of the selection all others step back, and so does what a filter leaves out of the light. */
function isDimmed({ selectedLinks, input }: GroveDraft, { from, to, type }: LinkRecord, state: SceneLine["state"]): boolean {
  const { points, linkTypes } = input.light;
  if (linkTypes !== null && !linkTypes.has(type)) return true;
  if (state !== "resting") return false;
  const isLit = (end: EndId): boolean => points === null || !isPointId(end) || points.has(end);
  return selectedLinks.size > 0 || !isLit(from) || !isLit(to);
}

interface Chip {
  readonly link: LinkRecord;
  readonly line: readonly Place[];
  readonly rect: Rect;
}

/** Phrases of the selection, where they hide neither words nor dots; the one of a picked link first. When all have their places, one that was cut takes what is still free. */
function addChips(draft: GroveDraft, drawn: ReadonlyMap<LinkId, readonly Place[]>): void {
  for (const id of draft.shown) keepDotFree(draft, id);
  if (draft.layout.trees.length === 0) return;
  for (const chip of placedChips(draft, drawn)) {
    const { link } = chip;
    const rect = widened(draft, chip);
    draft.boxes.push({ role: "chip", key: `chip:${link.id}`, rect, text: link.phrase, letterPx: chipLetters(draft), danger: link.type === "refutes" || isDisputed(draft, link) });
    draft.targets.push({ rect, hit: { kind: "link", id: link.id } });
  }
}

function placedChips(draft: GroveDraft, drawn: ReadonlyMap<LinkId, readonly Place[]>): Chip[] {
  const { input, selectedLinks, picked, room } = draft;
  const chosen = [...selectedLinks].filter((id) => drawn.has(id)).sort((a, b) => Number(picked.has(b)) - Number(picked.has(a)));
  return chosen.flatMap((id): Chip[] => {
    const link = input.view.link(id);
    const line = drawn.get(id);
    if (link === undefined || line === undefined || link.phrase === "") return [];
    const width = chipWidth(draft, link.phrase, CHIP.least);
    const rects = CHIP_SHARES.map((share) => chipRect(draft, width, placeAlong(line, share)));
    // A picked link always says its phrase.
    const rect = rects.find((each) => room.isFree(each)) ?? (picked.has(id) ? rects[0] : undefined);
    if (rect === undefined) return [];
    room.add(rect);
    return [{ link, line, rect }];
  });
}

/** As wide as its phrase, or half of what is missing, where it stands or elsewhere on its line; within the picture, as beside it the canvas may end. */
function widened(draft: GroveDraft, { link, line, rect }: Chip): Rect {
  const { room, layout } = draft;
  const wish = chipWidth(draft, link.phrase, CHIP.most);
  if (wish <= rect.width) return rect;
  room.free(rect);
  const places = [middle(rect), ...CHIP_SHARES.map((share) => placeAlong(line, share))];
  const wider = [wish, (wish + rect.width) / 2].flatMap((width) => places.map((at) => chipRect(draft, width, at)));
  const best = wider.find((each) => encloses(layout.bounds, each) && room.isFree(each)) ?? rect;
  room.add(best);
  return best;
}

const middle = ({ x, y, width, height }: Rect): Place => ({ x: x + width / 2, y: y + height / 2 });

function keepDotFree({ layout, room, letters }: GroveDraft, id: PointId): void {
  const dot = letters.isThinned ? undefined : leafAt(layout, id)?.dot;
  if (dot !== undefined) room.add({ x: dot.x - dot.radius, y: dot.y - dot.radius, width: 2 * dot.radius, height: 2 * dot.radius });
}

const chipLetters = ({ letters }: GroveDraft): number => Math.max(CHIP.letterPx, letters.leastPx);

function chipWidth(draft: GroveDraft, phrase: string, most: number): number {
  const letterPx = chipLetters(draft);
  const scale = letterPx / CHIP.letterPx;
  return Math.min(most * scale, draft.input.measure(phrase, letterPx, 400) + CHIP.pad * scale);
}

function chipRect(draft: GroveDraft, width: number, at: Place): Rect {
  const height = (CHIP.height * chipLetters(draft)) / CHIP.letterPx;
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
}
