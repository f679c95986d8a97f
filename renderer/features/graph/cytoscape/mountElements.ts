import type { Core, ElementDefinition } from "cytoscape";
import { cardImageBox } from "./cardImage.ts";
import { createParsedLimit } from "./forgetParsed.ts";
import { EMPTY_PAINT, type NodePaint, type PaintedNode } from "./paintedNode.ts";

export interface Mounting {
  /** Makes the canvas show exactly these nodes; what differs is changed at once as far as `pace` goes, the rest in the next frames. */
  show(nodes: readonly PaintedNode[], pace: Pace): void;
  destroy(): void;
}

/** soon: somebody changed something and waits to see it; smooth: the camera moves, and every frame counts. */
export type Pace = "soon" | "smooth";

/** What one frame has for mounting. A first picture, like a change, takes longer rather than appearing bit by bit. */
const SLICE_MS = { soon: 90, smooth: 7 } as const;
/** Elements are added together: adding one by one would notify the renderer each time. */
const BATCH = 24;

/** By key. */
type Nodes = Map<string, PaintedNode>;

/** Mounts nodes bit by bit, so that panning into a full part of the forest does not stop the page. */
export function createMounting(cy: Core): Mounting {
  const mounted: Nodes = new Map();
  const waiting: Nodes = new Map();
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
    show(nodes, pace) {
      const isFirst = mounted.size === 0;
      const wanted = new Set<string>();
      waiting.clear();
      for (const node of nodes) {
        const { key } = node;
        const before = mounted.get(key);
        wanted.add(key);
        if (before === undefined || !isSame(before, node)) waiting.set(key, node);
      }
      removeAll(cy, mounted, [...mounted.keys()].filter((key) => !wanted.has(key)));
      cancelAnimationFrame(frame);
      work(SLICE_MS[isFirst ? "soon" : pace], pace);
    },
    destroy: () => { cancelAnimationFrame(frame); },
  };
}

/** Together: for each removal on its own cytoscape would go through all that is left. */
function removeAll(cy: Core, mounted: Nodes, keys: readonly string[]): void {
  if (keys.length === 0) return;
  const gone = cy.collection();
  for (const key of keys) {
    gone.merge(cy.getElementById(key));
    mounted.delete(key);
  }
  cy.batch(() => { gone.remove(); });
}

/** How many there were. */
function applyBatch(cy: Core, mounted: Nodes, waiting: Nodes): number {
  const added: ElementDefinition[] = [];
  let count = 0;
  for (const [key, node] of waiting) {
    const before = mounted.get(key);
    waiting.delete(key);
    if (before === undefined) added.push({ group: "nodes", data: nodeData(node), classes: node.classes, position: { x: node.x, y: node.y } });
    else update(cy, before, node);
    mounted.set(key, node);
    count += 1;
    if (count === BATCH) break;
  }
  if (added.length > 0) cy.add(added);
  return count;
}

/** Writes only what differs: for classes and data cytoscape works out the whole style of an element anew, for a place nothing. */
function update(cy: Core, before: PaintedNode, now: PaintedNode): void {
  const known = cy.getElementById(now.key);
  if (before.classes !== now.classes) known.classes(now.classes);
  if (!isSameData(before, now)) known.data(nodeData(now));
  if (!isSamePlace(before, now)) known.position({ x: now.x, y: now.y });
}

const isSame = (a: PaintedNode, b: PaintedNode): boolean => a.classes === b.classes && isSamePlace(a, b) && isSameData(a, b);

const isSamePlace = (a: PaintedNode, b: PaintedNode): boolean => a.x === b.x && a.y === b.y;

// SAFETY: every paint has exactly these fields.
const PAINT_FIELDS = Object.keys(EMPTY_PAINT) as (keyof NodePaint)[];

const isSameData = (a: PaintedNode, b: PaintedNode): boolean => a.image === b.image && PAINT_FIELDS.every((field) => a.paint[field] === b.paint[field]);

export function nodeData(node: PaintedNode): Record<string, unknown> {
  const picture = node.image === null ? {} : { image: node.image, imageW: cardImageBox(node.paint).width, imageH: cardImageBox(node.paint).height };
  return { id: node.key, ...node.paint, ...picture };
}
