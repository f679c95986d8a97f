import { isPointId, type EndId, type LinkId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "#shared/forest/index.ts";
import { routeLinks, type LinkToRoute, type Place, type Rect } from "#shared/tower/index.ts";
import type { SceneDraft } from "./sceneDraft.ts";
import type { SceneLine } from "./sceneTypes.ts";

/** Resting lines beyond this many are left out; the links of the selection never are. */
const MAX_RESTING_LINES = 260;
const MAX_SELECTED_LINES = 80;
const CHIP_PAD = 18;
const CHIP_MAX_WIDTH = 200;

type PointLink = LinkRecord & LinkToRoute;

/** Links between shown points get right-angled routes; a link whose end is a link ends at the middle of that line. */
export function addLines(draft: SceneDraft): void {
  const selected: LinkRecord[] = [];
  const resting: LinkRecord[] = [];
  for (const id of draft.selectedLinks) pushLink(selected, draft.input.view.link(id), MAX_SELECTED_LINES);
  for (const id of shownLinks(draft)) pushLink(resting, draft.input.view.link(id), MAX_RESTING_LINES);
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

/** Links of shown points, each once, without those of the selection. */
function shownLinks(draft: SceneDraft): ReadonlySet<LinkId> {
  const ids = new Set<LinkId>();
  const { view } = draft.input;
  for (const end of draft.places.keys()) {
    for (const id of view.linksAt(end)) if (!draft.selectedLinks.has(id)) ids.add(id);
  }
  // Links about links: one step is enough for what people draw.
  for (const id of [...ids, ...draft.selectedLinks]) for (const about of view.linksAt(id)) if (!draft.selectedLinks.has(about)) ids.add(about);
  return ids;
}

function addEndsOf(draft: SceneDraft, linkId: LinkId, hubs: Set<EndId>): void {
  const link = draft.input.view.link(linkId);
  if (link !== undefined && isPointId(link.from)) hubs.add(link.from);
}

const joinsPoints = (link: LinkRecord): boolean => isPointId(link.from) && isPointId(link.to);

function toRoute(draft: SceneDraft, link: LinkRecord, labelled: boolean): PointLink | null {
  const { from, to } = link;
  if (!isPointId(from) || !isPointId(to)) return null;
  return { ...link, from, to, labelWidth: labelled && link.phrase !== "" ? chipWidth(draft, link.phrase) : 0 };
}

function route(draft: SceneDraft, links: readonly LinkRecord[], hubs: ReadonlySet<EndId> | null, middles: Map<LinkId, Place>): void {
  const byId = new Map(links.map((link) => [link.id, link]));
  const routable = links.flatMap((link) => toRoute(draft, link, hubs !== null) ?? []);
  const points = hubs === null ? null : new Set([...hubs].filter(isPointId));
  for (const { id, points: corners, label } of routeLinks(draft.layout, routable, points)) {
    const link = byId.get(id);
    if (link === undefined) continue;
    addLine(draft, link, corners);
    middles.set(id, middleOf(corners));
    // A selected link always says its phrase, wherever it runs.
    const at = label ?? (draft.picked.has(id) && link.phrase !== "" ? middleOf(corners) : null);
    if (at !== null) addChip(draft, link, at);
  }
}

function addToMiddle(draft: SceneDraft, link: LinkRecord, middles: ReadonlyMap<LinkId, Place>): void {
  const from = anchor(draft, link.from, middles);
  const to = anchor(draft, link.to, middles);
  if (from === null || to === null) return;
  const corners = [edgeTowards(outlineOf(draft, link.from), from, to), edgeTowards(outlineOf(draft, link.to), to, from)];
  addLine(draft, link, corners);
  if (draft.picked.has(link.id) && link.phrase !== "") addChip(draft, link, middleOf(corners));
}

function anchor(draft: SceneDraft, end: EndId, middles: ReadonlyMap<LinkId, Place>): Place | null {
  const rect = outlineOf(draft, end);
  if (rect === undefined && !isPointId(end)) return middles.get(end) ?? null;
  return rect === undefined ? null : { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** What a line must not run into: the card of a point, or the phrase that stands on a link. */
function outlineOf(draft: SceneDraft, end: EndId): Rect | undefined {
  return isPointId(end) ? draft.places.get(end) : draft.boxes.find((box) => box.key === `chip:${end}`)?.rect;
}

/** Where the straight line from the centre of `rect` to `target` leaves it. */
function edgeTowards(rect: Rect | undefined, centre: Place, target: Place): Place {
  if (rect === undefined) return centre;
  const dx = target.x - centre.x;
  const dy = target.y - centre.y;
  const share = Math.min(1, Math.min(dx === 0 ? 1 : rect.width / 2 / Math.abs(dx), dy === 0 ? 1 : rect.height / 2 / Math.abs(dy)));
  return { x: centre.x + dx * share, y: centre.y + dy * share };
}

function addLine(draft: SceneDraft, link: LinkRecord, points: readonly Place[]): void {
  const state: SceneLine["state"] = draft.picked.has(link.id) ? "picked" : draft.selectedLinks.has(link.id) ? "near" : "resting";
  draft.lines.push({ key: `line:${link.id}`, id: link.id, points, type: link.type, suggested: link.suggested, state, dimmed: state === "resting" && draft.selectedLinks.size > 0 });
  const at = middleOf(points);
  draft.places.set(link.id, { x: at.x - 8, y: at.y - 8, width: 16, height: 16 });
}

function addChip(draft: SceneDraft, link: LinkRecord, at: Place): void {
  const width = chipWidth(draft, link.phrase);
  const { height, letterPx } = draft.layout.measures.chip;
  const rect: Rect = { x: at.x - width / 2, y: at.y - height / 2, width, height };
  draft.boxes.push({ role: "chip", key: `chip:${link.id}`, rect, text: link.phrase, letterPx, danger: link.type === "refutes" });
  draft.targets.push({ rect, hit: { kind: "link", id: link.id } });
}

const chipWidth = (draft: SceneDraft, phrase: string): number => Math.min(CHIP_MAX_WIDTH, draft.input.measure(phrase, draft.layout.measures.chip.letterPx, 400) + CHIP_PAD);

/** The middle of the longest straight piece: on the line, and away from its corners. */
export function middleOf(points: readonly Place[]): Place {
  let best: { readonly at: Place; readonly length: number } = { at: points[0] ?? { x: 0, y: 0 }, length: -1 };
  points.slice(1).forEach((point, index) => {
    const before = points[index] ?? point;
    const length = Math.hypot(point.x - before.x, point.y - before.y);
    if (length > best.length) best = { at: { x: (point.x + before.x) / 2, y: (point.y + before.y) / 2 }, length };
  });
  return best.at;
}
