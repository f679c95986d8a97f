import type { PointId } from "#shared/kernel/index.ts";
import { assignTracks, shareTracks, type CorridorRun } from "./assignTracks.ts";
import type { Roads } from "./createRoads.ts";
import { bottom, centerX, centerY, right, type LinkEnd } from "./linkEnds.ts";
import { placeLabels, type LabelToPlace } from "./placeLabels.ts";
import { planRoute, type RoutePlan, type Side } from "./planRoute.ts";
import type { LinkRoute, LinkToRoute, Place } from "./towerTypes.ts";

type CorridorPlan = Extract<RoutePlan, { kind: "corridor" }>;

/** Where a route leaves its end, and the upright line it then follows. */
interface Port {
  readonly start: Place;
  readonly x: number;
}

interface PortRequest {
  readonly route: number;
  readonly which: "from" | "to";
  readonly end: LinkEnd;
  readonly side: Side;
  readonly direction: "up" | "down";
  readonly otherX: number;
}

/**
 * Right-angled routes for links. With `hubs` (the selected points) every route gets a track, a port and a place for its phrase of its own;
 * without, resting links share quiet tracks. Links with an end that does not stand anywhere are left out. `chipHeight`: that of a phrase at the size its letters will have.
 */
export function routeLinks(roads: Roads, links: readonly LinkToRoute[], hubs: ReadonlySet<PointId> | null, chipHeight = roads.layout.measures.chip.height): LinkRoute[] {
  const { layout, ends } = roads;
  const known = links.flatMap((link) => {
    const from = ends.get(link.from);
    const to = ends.get(link.to);
    return from === undefined || to === undefined || from === to ? [] : [{ link, plan: planRoute(roads, from, to) }];
  });
  const plans = known.map(({ plan }) => plan);
  const ports = sharePorts(plans, hubs !== null);
  const runs = plans.flatMap((plan, route) => (plan.kind === "corridor" ? runsOf(plan, route, ports, hubs) : []));
  const heights = hubs === null ? shareTracks(layout, runs) : assignTracks(layout, runs);
  const byRoute = new Map<number, CorridorRun[]>();
  for (const run of runs) byRoute.set(run.route, [...(byRoute.get(run.route) ?? []), run]);
  const points = plans.map((plan, route) =>
    plan.kind === "fixed" ? plan.points : corridorPoints(portOf(ports, route, "from"), portOf(ports, route, "to"), (byRoute.get(route) ?? []).map((run) => ({ ...run, y: heights.get(run) ?? 0 }))),
  );
  const labels = known.flatMap(({ link }, route): LabelToPlace[] => {
    const run = longest(byRoute.get(route) ?? []);
    return run === undefined || link.labelWidth === 0 || hubs === null ? [] : [{ run, y: heights.get(run) ?? 0, width: link.labelWidth, wish: link.labelWish ?? link.labelWidth, height: chipHeight }];
  });
  const placed = placeLabels(layout, labels, points);
  return known.map(({ link }, route) => ({ id: link.id, points: points[route] ?? [], label: placed.get(route) ?? null }));
}

function sharePorts(plans: readonly RoutePlan[], spread: boolean): ReadonlyMap<string, Port> {
  const groups = new Map<string, PortRequest[]>();
  plans.forEach((plan, route) => {
    if (plan.kind === "fixed") return;
    for (const which of ["from", "to"] as const) {
      const { end, side } = plan[which];
      const corridor = (which === "from" ? plan.corridors[0] : plan.corridors.at(-1)) ?? end.band;
      const direction = corridor < end.band ? "up" : "down";
      const request: PortRequest = { route, which, end, side, direction, otherX: otherX(plan, which) };
      const key = `${end.id}:${side}:${direction}`;
      groups.set(key, [...(groups.get(key) ?? []), request]);
    }
  });
  const ports = new Map<string, Port>();
  const lanes = new Map<string, number>();
  if (spread) balanceSides(groups);
  for (const requests of groups.values()) {
    requests.sort((a, b) => a.otherX - b.otherX || a.route - b.route);
    requests.forEach((request, index) => {
      const offset = spread ? index - (requests.length - 1) / 2 : 0;
      const laneKey = `${request.end.band}:${Math.round(request.side === "left" ? request.end.leftX : request.end.rightX)}`;
      const lane = spread ? (lanes.get(laneKey) ?? 0) : 0;
      if (request.side === "left" || request.side === "right") lanes.set(laneKey, lane + 1);
      ports.set(portKey(request.route, request.which), portAt(request, { offset, lane, count: requests.length }));
    });
  }
  return ports;
}

/** Two routes that leave a card by the same side in the same direction take both sides, if the other end of one is not far. */
function balanceSides(groups: Map<string, PortRequest[]>): void {
  for (const [key, requests] of [...groups]) {
    const [first] = requests;
    if (first === undefined || requests.length < 2 || (first.side !== "left" && first.side !== "right") || first.end.kind !== "card") continue;
    const other = first.side === "left" ? "right" : "left";
    const otherKey = `${first.end.id}:${other}:${first.direction}`;
    if (groups.has(otherKey)) continue;
    const nearest = requests.reduce((best, each) => (distanceOf(each) < distanceOf(best) ? each : best));
    if (distanceOf(nearest) > NEAR_ENOUGH_TO_TURN) continue;
    groups.set(key, requests.filter((each) => each !== nearest));
    groups.set(otherKey, [{ ...nearest, side: other }]);
  }
}

const NEAR_ENOUGH_TO_TURN = 260;
const distanceOf = ({ end, otherX: x }: PortRequest): number => Math.abs(x - centerX(end.rect));

const SIDE_LEAN = 7;

/** The first lanes of a gutter lie around its middle; later ones share them. */
const LANE_SHIFT = [0, 4, -4, 2, -2] as const;

function portAt({ end, side, direction }: PortRequest, { offset, lane, count }: { offset: number; lane: number; count: number }): Port {
  const { rect } = end;
  if (side === "top" || side === "bottom") {
    const pitch = Math.min(24, (rect.width - 28) / Math.max(1, count));
    const x = end.portX + offset * (end.kind === "card" ? pitch : Math.min(pitch, 12));
    return { start: { x, y: side === "top" ? rect.y : bottom(rect) }, x };
  }
  const gutterX = side === "left" ? end.leftX : end.rightX;
  // Beside the middle, where links to the next card run.
  const lean = direction === "up" ? -SIDE_LEAN : SIDE_LEAN;
  const y = (end.kind === "card" ? centerY(rect) + lean : rect.y + 20) + offset * Math.min(5, 14 / Math.max(1, count));
  return { start: { x: side === "left" ? rect.x : right(rect), y }, x: gutterX + (LANE_SHIFT[lane % LANE_SHIFT.length] ?? 0) };
}

function runsOf(plan: CorridorPlan, route: number, ports: ReadonlyMap<string, Port>, hubs: ReadonlySet<PointId> | null): CorridorRun[] {
  const stops = [portOf(ports, route, "from").x, ...plan.passages, portOf(ports, route, "to").x];
  const hub = hubs?.has(plan.to.end.id) === true && !hubs.has(plan.from.end.id) ? plan.to.end : plan.from.end;
  return plan.corridors.map((corridor, index) => ({
    route,
    corridor,
    x1: stops[index] ?? 0,
    x2: stops[index + 1] ?? 0,
    hubBelow: hub.band > corridor,
    sameBand: plan.from.end.band === plan.to.end.band,
  }));
}

function corridorPoints(from: Port, to: Port, runs: readonly (CorridorRun & { readonly y: number })[]): Place[] {
  const points: Place[] = [from.start, { x: from.x, y: from.start.y }];
  for (const run of runs) points.push({ x: run.x1, y: run.y }, { x: run.x2, y: run.y });
  points.push({ x: to.x, y: to.start.y }, to.start);
  return withoutIdlePoints(points);
}

/** Drops points that repeat their neighbour or lie on the straight line between both neighbours. */
function withoutIdlePoints(points: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && Math.abs(last.x - point.x) < 0.5 && Math.abs(last.y - point.y) < 0.5) continue;
    const before = kept.at(-2);
    const straight = last !== undefined && before !== undefined && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}

function otherX(plan: CorridorPlan, which: "from" | "to"): number {
  const passage = which === "from" ? plan.passages[0] : plan.passages.at(-1);
  return passage ?? centerX((which === "from" ? plan.to : plan.from).end.rect);
}

const longest = (runs: readonly CorridorRun[]): CorridorRun | undefined =>
  runs.reduce<CorridorRun | undefined>((best, run) => (best === undefined || Math.abs(run.x1 - run.x2) > Math.abs(best.x1 - best.x2) ? run : best), undefined);

const portKey = (route: number, which: "from" | "to"): string => `${route}:${which}`;

function portOf(ports: ReadonlyMap<string, Port>, route: number, which: "from" | "to"): Port {
  return ports.get(portKey(route, which)) ?? { start: { x: 0, y: 0 }, x: 0 };
}
