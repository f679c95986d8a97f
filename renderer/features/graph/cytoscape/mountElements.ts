import type { Core, ElementDefinition } from "cytoscape";
import { anchorsOf } from "./anchors.ts";
import { cardImageBox } from "./cardImage.ts";
import { createParsedLimit } from "./forgetParsed.ts";
import { EMPTY_PAINT, type NodePaint, type PaintedNode } from "./paintedNode.ts";
import type { PaintedEdge } from "./paintLine.ts";

/** A key always names something of the same kind. */
export type Painted = { readonly kind: "node"; readonly of: PaintedNode } | { readonly kind: "edge"; readonly of: PaintedEdge };

export interface Mounting {
  /** Makes the canvas show exactly these elements; what differs is changed at once as far as `pace` goes, the rest in the next frames. */
  show(elements: readonly Painted[], pace: Pace): void;
  destroy(): void;
}

/** soon: somebody changed something and waits to see it; smooth: the camera moves, and every frame counts. */
export type Pace = "soon" | "smooth";

/** What one frame has for mounting. A first picture, like a change, takes longer rather than appearing bit by bit. */
const SLICE_MS = { soon: 90, smooth: 7 } as const;
/** Elements are added together: adding one by one would notify the renderer each time. */
const BATCH = 24;

/** Elements by key. */
type Elements = Map<string, Painted>;

/** Mounts elements bit by bit, so that panning into a full part of the forest does not stop the page. */
export function createMounting(cy: Core): Mounting {
  const mounted: Elements = new Map();
  const waiting: Elements = new Map();
  const dressed = createParsedLimit(cy);
  let frame = 0;
  const work = (budgetMs: number, pace: Pace): void => {
    frame = 0;
    const endMs = performance.now() + budgetMs;
    while (waiting.size > 0) {
      cy.batch(() => { dressed(applyBatch(cy, mounted, waiting)); });
      if (performance.now() >= endMs) break;
    }
    if (waiting.size > 0) frame = requestAnimationFrame(() => { work(SLICE_MS[pace], pace); });
  };
  return {
    show(elements, pace) {
      const isFirst = mounted.size === 0;
      const wanted = new Set<string>();
      waiting.clear();
      for (const element of elements) {
        const { key } = element.of;
        const before = mounted.get(key);
        wanted.add(key);
        if (before === undefined || !isSame(before, element)) waiting.set(key, element);
      }
      removeAll(cy, mounted, [...mounted.keys()].filter((key) => !wanted.has(key)));
      cancelAnimationFrame(frame);
      work(SLICE_MS[isFirst ? "soon" : pace], pace);
    },
    destroy: () => { cancelAnimationFrame(frame); },
  };
}

/** Together: for each removal on its own cytoscape would go through all that is left. */
function removeAll(cy: Core, mounted: Elements, keys: readonly string[]): void {
  if (keys.length === 0) return;
  const gone = cy.collection();
  for (const key of keys) {
    gone.merge(cy.getElementById(key));
    mounted.delete(key);
  }
  cy.batch(() => { gone.remove(); });
}

/** How many there were. */
function applyBatch(cy: Core, mounted: Elements, waiting: Elements): number {
  const added: ElementDefinition[] = [];
  let count = 0;
  for (const [key, element] of waiting) {
    const before = mounted.get(key);
    waiting.delete(key);
    if (before === undefined) added.push(definition(element));
    else update(cy, before, element);
    mounted.set(key, element);
    count += 1;
    if (count === BATCH) break;
  }
  if (added.length > 0) cy.add(added);
  return count;
}

function definition(element: Painted): ElementDefinition {
  if (element.kind === "node") return { group: "nodes", data: nodeData(element.of), classes: element.of.classes, position: { x: element.of.x, y: element.of.y } };
  return { group: "edges", data: { id: element.of.key, ...anchorsOf(element.of.key), ...edgeData(element.of) }, classes: element.of.classes };
}

/** Writes only what differs: for classes and data cytoscape works out the whole style of an element anew, for a place nothing. */
function update(cy: Core, before: Painted, now: Painted): void {
  const known = cy.getElementById(now.of.key);
  if (before.of.classes !== now.of.classes) known.classes(now.of.classes);
  if (!isSameData(before, now)) known.data(now.kind === "node" ? nodeData(now.of) : edgeData(now.of));
  if (now.kind === "node" && !isSamePlace(before, now)) known.position({ x: now.of.x, y: now.of.y });
}

const isSame = (a: Painted, b: Painted): boolean => a.of.classes === b.of.classes && isSamePlace(a, b) && isSameData(a, b);

/** The ends of a line are among its data. */
const isSamePlace = (a: Painted, b: Painted): boolean => a.kind === "edge" || b.kind === "edge" || (a.of.x === b.of.x && a.of.y === b.of.y);

// SAFETY: every paint has exactly these fields.
const PAINT_FIELDS = Object.keys(EMPTY_PAINT) as (keyof NodePaint)[];
const EDGE_FIELDS = ["source", "target", "distances", "weights"] as const;

function isSameData(a: Painted, b: Painted): boolean {
  if (a.kind === "node") return b.kind === "node" && a.of.image === b.of.image && PAINT_FIELDS.every((field) => a.of.paint[field] === b.of.paint[field]);
  return b.kind === "edge" && EDGE_FIELDS.every((field) => a.of[field] === b.of[field]);
}

export function nodeData(node: PaintedNode): Record<string, unknown> {
  const picture = node.image === null ? {} : { image: node.image, imageW: cardImageBox(node.paint).width, imageH: cardImageBox(node.paint).height };
  return { id: node.key, ...node.paint, ...picture };
}

function edgeData(edge: PaintedEdge): Record<string, unknown> {
  return { source_at: edge.source, target_at: edge.target, distances: edge.distances, weights: edge.weights };
}
