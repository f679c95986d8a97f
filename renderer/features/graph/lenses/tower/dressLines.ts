import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "#shared/forest/index.ts";
import { routeLinks, type LinkToRoute, type Place, type Rect } from "#shared/tower/index.ts";
import { middleOf } from "#renderer/features/graph/model/middleOf.ts";
import type { SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import type { TowerDraft } from "./towerDraft.ts";

/** Resting lines beyond this many are left out; the links of the selection never are. */
export const MAX_RESTING_LINES = 260;
const MAX_SELECTED_LINES = 80;
const CHIP_PAD = 18;
const CHIP_MAX_WIDTH = 200;

type PointLink = LinkRecord & LinkToRoute;

/** Links between shown points get right-angled routes; a link whose end is a link ends at the middle of that line. */
export function dressLines(draft: TowerDraft): void {
  const selected: LinkRecord[] = [];
  const resting: LinkRecord[] = [];
  for (const id of draft.selectedLinks) pushLink(selected, draft.input.view.link(id), MAX_SELECTED_LINES);
  const { linkTypes } = draft.input.light;
  for (const id of shownLinks(draft)) {
    const link = draft.input.view.link(id);
    if (link !== undefined && (linkTypes === null || linkTypes.has(link.type))) pushLink(resting, link, MAX_RESTING_LINES);
  }
  const middles = new Map<LinkId, Place>();
  const hubs = new Set([...draft.picked].filter(isPointId));
  for (const id of draft.picked) if (!isPointId(id)) addEndsOf(draft, id, hubs);
  route(draft, resting, null, middles);
  route(draft, selected, hubs, middles);
  for (const link of [...resting, ...selected]) if (!joinsPoints(link)) addToMiddle(draft, link, middles);
}

function pushLink(links: LinkRecord[], link: LinkRecord | undefined, limit: number): void {
  if (link !== undefined && links.length < limit) links.push(link);
}

/** From afar thousands of lines would be a hairball: then only those of the selection are drawn. */
function endsInSight({ tower, shown, input }: TowerDraft): Iterable<PointId> {
  if (input.detail === "far" && !tower.hasFewLinks) return [];
  const { layout, places } = tower;
  return tower.hasFewLinks ? places.keys() : [...shown, ...layout.modules.map(({ id }) => id), ...layout.wisdoms.map(({ id }) => id)];
}

/** Links of shown points, each once, without those of the selection. */
function shownLinks(draft: TowerDraft): ReadonlySet<LinkId> {
  const ids = new Set<LinkId>();
  const { view } = draft.input;
  for (const end of endsInSight(draft)) {
    for (const id of view.linksAt(end)) if (!draft.selectedLinks.has(id)) ids.add(id);
  }
  // Links about links: one step is enough for what people draw.
  for (const id of [...ids, ...draft.selectedLinks]) for (const about of view.linksAt(id)) if (!draft.selectedLinks.has(about)) ids.add(about);
  return ids;
}

function addEndsOf(draft: TowerDraft, linkId: LinkId, hubs: Set<EndId>): void {
  const link = draft.input.view.link(linkId);
  if (link !== undefined && isPointId(link.from)) hubs.add(link.from);
}

const joinsPoints = (link: LinkRecord): boolean => isPointId(link.from) && isPointId(link.to);

function toRoute(draft: TowerDraft, link: LinkRecord, labelled: boolean): PointLink | null {
  const { from, to } = link;
  if (!isPointId(from) || !isPointId(to)) return null;
  return { ...link, from, to, labelWidth: labelled && link.phrase !== "" ? chipWidth(draft, link.phrase) : 0 };
}

function route(draft: TowerDraft, links: readonly LinkRecord[], hubs: ReadonlySet<EndId> | null, middles: Map<LinkId, Place>): void {
  const byId = new Map(links.map((link) => [link.id, link]));
  const routable = links.flatMap((link) => toRoute(draft, link, hubs !== null) ?? []);
  const points = hubs === null ? null : new Set([...hubs].filter(isPointId));
  for (const { id, points: corners, label } of routeLinks(draft.tower.roads, routable, points)) {
    const link = byId.get(id);
    if (link === undefined) continue;
    addLine(draft, link, corners);
    middles.set(id, middleOf(corners));
    // A selected link always says its phrase, wherever it runs.
    const at = label ?? (draft.picked.has(id) && link.phrase !== "" ? middleOf(corners) : null);
    if (at !== null) addChip(draft, link, at);
  }
}

function addToMiddle(draft: TowerDraft, link: LinkRecord, middles: ReadonlyMap<LinkId, Place>): void {
  const from = anchor(draft, link.from, middles);
  const to = anchor(draft, link.to, middles);
  if (from === null || to === null) return;
  const corners = [edgeTowards(outlineOf(draft, link.from), from, to), edgeTowards(outlineOf(draft, link.to), to, from)];
  addLine(draft, link, corners);
  if (draft.picked.has(link.id) && link.phrase !== "") addChip(draft, link, middleOf(corners));
}

function anchor(draft: TowerDraft, end: EndId, middles: ReadonlyMap<LinkId, Place>): Place | null {
  const rect = outlineOf(draft, end);
  if (rect === undefined && !isPointId(end)) return middles.get(end) ?? null;
  return rect === undefined ? null : { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** What a line must not run into: the card of a point, or the phrase that stands on a link. */
function outlineOf(draft: TowerDraft, end: EndId): Rect | undefined {
  return isPointId(end) ? draft.tower.places.get(end) : draft.boxes.find((box) => box.key === `chip:${end}`)?.rect;
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
  draft.lines.push({ key: `line:${link.id}`, id: link.id, points, type: link.type, suggested: link.suggested, state, dimmed: isDimmed(draft, link, state) });
}

function addChip(draft: TowerDraft, link: LinkRecord, at: Place): void {
  const width = chipWidth(draft, link.phrase);
  const { height, letterPx } = draft.tower.layout.measures.chip;
  const rect: Rect = { x: at.x - width / 2, y: at.y - height / 2, width, height };
  draft.boxes.push({ role: "chip", key: `chip:${link.id}`, rect, text: link.phrase, letterPx, danger: link.type === "refutes" });
  draft.targets.push({ rect, hit: { kind: "link", id: link.id } });
}

const chipWidth = (draft: TowerDraft, phrase: string): number => Math.min(CHIP_MAX_WIDTH, draft.input.measure(phrase, draft.tower.layout.measures.chip.letterPx, 400) + CHIP_PAD);

/** Beside the links of the selection all others step back; many at rest are always quiet; and so is what a filter leaves out of the light. */
function isDimmed({ selectedLinks, input, tower }: TowerDraft, { from, to }: LinkRecord, state: SceneLine["state"]): boolean {
  if (state !== "resting") return false;
  const { points } = input.light;
  const isLit = (end: EndId): boolean => points === null || !isPointId(end) || points.has(end);
  return selectedLinks.size > 0 || tower.isDense || !isLit(from) || !isLit(to);
}
