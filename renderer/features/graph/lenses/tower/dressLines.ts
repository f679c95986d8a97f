import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { disputesAt, type LinkRecord } from "#shared/forest/index.ts";
import { overlaps, routeLinks, type LinkToRoute, type Place, type Rect } from "#shared/tower/index.ts";
import { leastLetterPx } from "#renderer/features/graph/cytoscape/letters.ts";
import { middleOf } from "#renderer/features/graph/model/middleOf.ts";
import type { SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import { titleLines } from "#renderer/features/graph/model/wrapTitle.ts";
import type { TowerDraft } from "./towerDraft.ts";

/** Resting lines beyond this many are left out; the links of the selection never are. */
export const MAX_RESTING_LINES = 260;
const MAX_SELECTED_LINES = 80;
/** At the size of letters that the tower has at zoom 1. A phrase that is wider than `least` has the rest only where it is free. */
const CHIP = { pad: 18, least: 200, most: 340 } as const;

type PointLink = LinkRecord & LinkToRoute;

/** Links between shown points get right-angled routes; a link whose end is a link ends at the middle of that line. */
export function dressLines(draft: TowerDraft): void {
  const { linkTypes } = draft.input.light;
  const selected = firstLinks(draft, draft.selectedLinks, MAX_SELECTED_LINES, () => true);
  const resting = firstLinks(draft, shownLinks(draft), MAX_RESTING_LINES, ({ type }) => linkTypes === null || linkTypes.has(type));
  const middles = new Map<LinkId, Place>();
  const hubs = new Set([...draft.picked].filter(isPointId));
  for (const id of draft.picked) if (!isPointId(id)) addEndsOf(draft, id, hubs);
  route(draft, resting, null, middles);
  route(draft, selected, hubs, middles);
  for (const link of [...resting, ...selected]) if (!joinsPoints(link)) addToMiddle(draft, link, middles);
}

function firstLinks({ input }: TowerDraft, ids: Iterable<LinkId>, limit: number, isWanted: (link: LinkRecord) => boolean): LinkRecord[] {
  const links: LinkRecord[] = [];
  for (const id of ids) {
    const link = input.view.link(id);
    if (link === undefined || !isWanted(link)) continue;
    links.push(link);
    if (links.length === limit) break;
  }
  return links;
}

/** From afar thousands of lines would be a hairball: then only those of the selection are drawn. */
function endsInSight(draft: TowerDraft): Iterable<PointId> {
  if (draft.hasFewLinks) return linkedEnds(draft);
  if (draft.input.detail === "far") return [];
  const { layout } = draft.tower;
  return [...draft.shown, ...layout.modules.map(({ id }) => id), ...layout.wisdoms.map(({ id }) => id)];
}

/** Every point that has a link, in the order they stand in: the few links are walked, not all points. */
function linkedEnds({ input, tower: { panels, spots } }: TowerDraft): PointId[] {
  const ends = new Set<PointId>();
  for (const { from, to } of input.view.links()) for (const end of [from, to]) if (isPointId(end)) ends.add(end);
  const numbers = [...ends].flatMap((id) => spots.numberOf(id) ?? []).sort((a, b) => a - b);
  return [...[...panels.keys()].filter((id) => ends.has(id)), ...numbers.flatMap((number) => spots.ids[number] ?? [])];
}

/** Links of shown points, each once, without those of the selection. Looks no further than somebody asks. */
function* shownLinks(draft: TowerDraft): Generator<LinkId> {
  const { view } = draft.input;
  const known = new Set(draft.selectedLinks);
  const ids: LinkId[] = [];
  for (const end of endsInSight(draft)) {
    for (const id of view.linksAt(end)) {
      if (known.has(id)) continue;
      known.add(id);
      ids.push(id);
      yield id;
    }
  }
  // Links about links: one step is enough for what people draw.
  for (const id of [...ids, ...draft.selectedLinks]) {
    for (const about of view.linksAt(id)) {
      if (known.has(about)) continue;
      known.add(about);
      yield about;
    }
  }
}

function addEndsOf(draft: TowerDraft, linkId: LinkId, hubs: Set<EndId>): void {
  const link = draft.input.view.link(linkId);
  if (link !== undefined && isPointId(link.from)) hubs.add(link.from);
}

const joinsPoints = (link: LinkRecord): boolean => isPointId(link.from) && isPointId(link.to);

function toRoute(draft: TowerDraft, link: LinkRecord, labelled: boolean): PointLink | null {
  const { from, to } = link;
  if (!isPointId(from) || !isPointId(to)) return null;
  if (!labelled || link.phrase === "") return { ...link, from, to, labelWidth: 0 };
  return { ...link, from, to, labelWidth: chipWidth(draft, link.phrase, CHIP.least), labelWish: chipWidth(draft, link.phrase, CHIP.most) };
}

function route(draft: TowerDraft, links: readonly LinkRecord[], hubs: ReadonlySet<EndId> | null, middles: Map<LinkId, Place>): void {
  const byId = new Map(links.map((link) => [link.id, link]));
  const routable = links.flatMap((link) => toRoute(draft, link, hubs !== null) ?? []);
  const points = hubs === null ? null : new Set([...hubs].filter(isPointId));
  const said: { readonly link: LinkRecord; readonly rect: Rect }[] = [];
  for (const { id, points: corners, label } of routeLinks(draft.tower.roads, routable, points, chipSize(draft).height)) {
    const link = byId.get(id);
    if (link === undefined) continue;
    addLine(draft, link, corners);
    middles.set(id, middleOf(corners));
    // A selected link always says its phrase, wherever it runs.
    const rect = label ?? (draft.picked.has(id) && link.phrase !== "" ? chipAround(draft, link, middleOf(corners)) : null);
    if (rect !== null) said.push({ link, rect });
  }
  // The others make way for it.
  const taken: Rect[] = [];
  for (const { link, rect } of said.sort((a, b) => Number(draft.picked.has(b.link.id)) - Number(draft.picked.has(a.link.id)))) {
    if (!draft.picked.has(link.id) && taken.some((other) => overlaps(other, rect))) continue;
    taken.push(rect);
    addChip(draft, link, rect);
  }
}

function addToMiddle(draft: TowerDraft, link: LinkRecord, middles: ReadonlyMap<LinkId, Place>): void {
  const from = anchor(draft, link.from, middles);
  const to = anchor(draft, link.to, middles);
  if (from === null || to === null) return;
  const corners = [edgeTowards(outlineOf(draft, link.from), from, to), edgeTowards(outlineOf(draft, link.to), to, from)];
  addLine(draft, link, corners);
  if (draft.picked.has(link.id) && link.phrase !== "") addChip(draft, link, chipAround(draft, link, middleOf(corners)));
}

function anchor(draft: TowerDraft, end: EndId, middles: ReadonlyMap<LinkId, Place>): Place | null {
  const rect = outlineOf(draft, end);
  if (rect === undefined && !isPointId(end)) return middles.get(end) ?? null;
  return rect === undefined ? null : { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** What a line must not run into: the card of a point, or the phrase that stands on a link. */
function outlineOf(draft: TowerDraft, end: EndId): Rect | undefined {
  return isPointId(end) ? draft.tower.placeOf(end) : draft.boxes.find((box) => box.key === `chip:${end}`)?.rect;
}

/** Where the straight line from the centre of `rect` to `target` leaves it. */
function edgeTowards(rect: Rect | undefined, centre: Place, target: Place): Place {
  if (rect === undefined) return centre;
  const dx = target.x - centre.x;
  const dy = target.y - centre.y;
  const share = Math.min(1, Math.min(dx === 0 ? 1 : rect.width / 2 / Math.abs(dx), dy === 0 ? 1 : rect.height / 2 / Math.abs(dy)));
  return { x: centre.x + dx * share, y: centre.y + dy * share };
}

function addLine(draft: TowerDraft, link: LinkRecord, points: readonly Place[]): void {
  const state: SceneLine["state"] = draft.picked.has(link.id) ? "picked" : draft.selectedLinks.has(link.id) ? "near" : "resting";
  draft.lines.push({ key: `line:${link.id}`, id: link.id, points, type: link.type, suggested: link.suggested, state, dimmed: isDimmed(draft, link, state), danger: isDisputed(draft, link) });
}

/** The eye of the legend brings disputes out, or leaves them to themselves. */
function isDisputed({ input }: TowerDraft, { id }: LinkRecord): boolean {
  return input.light.showsDisputes && disputesAt(input.view, id).some(({ a, b }) => a === id || b === id);
}

function addChip(draft: TowerDraft, link: LinkRecord, rect: Rect): void {
  const { letterPx } = chipSize(draft);
  const [text = ""] = titleLines(link.phrase, { width: rect.width - CHIP.pad * 0.6, lines: 1, sizePx: letterPx, weight: 400, measure: draft.input.measure });
  draft.boxes.push({ role: "chip", key: `chip:${link.id}`, rect, text, letterPx, danger: link.type === "refutes" || isDisputed(draft, link) });
  draft.targets.push({ rect, hit: { kind: "link", id: link.id } });
}

function chipAround(draft: TowerDraft, { phrase }: LinkRecord, at: Place): Rect {
  const width = chipWidth(draft, phrase, CHIP.most);
  const { height } = chipSize(draft);
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
}

/** As large as its letters have to be to be read at this zoom: chips that grew only when they are painted would grow over each other. */
function chipSize({ input: { zoom = 1 }, tower }: TowerDraft): { readonly letterPx: number; readonly height: number; readonly scale: number } {
  const { height, letterPx: usual } = tower.layout.measures.chip;
  const letterPx = Math.max(usual, leastLetterPx(zoom));
  return { letterPx, height: (height * letterPx) / usual, scale: letterPx / usual };
}

function chipWidth(draft: TowerDraft, phrase: string, most: number): number {
  const { letterPx, scale } = chipSize(draft);
  return Math.min(most * scale, draft.input.measure(phrase, letterPx, 400) + CHIP.pad * scale);
}

/** Beside the links of the selection all others step back; many at rest are always quiet; and so is what a filter leaves out of the light. */
function isDimmed({ selectedLinks, input, isDense }: TowerDraft, { from, to }: LinkRecord, state: SceneLine["state"]): boolean {
  if (state !== "resting") return false;
  const { points } = input.light;
  const isLit = (end: EndId): boolean => points === null || !isPointId(end) || points.has(end);
  return selectedLinks.size > 0 || isDense || !isLit(from) || !isLit(to);
}
