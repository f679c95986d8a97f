import type { Core, ElementDefinition } from "cytoscape";
import { cardImageBox } from "./cardImage.ts";
import type { PaintedNode } from "./paintedNode.ts";
import type { PaintedEdge } from "./paintLine.ts";

export type Painted = { readonly kind: "node"; readonly of: PaintedNode } | { readonly kind: "edge"; readonly of: PaintedEdge };

export interface Mounting {
  /** Makes the canvas show exactly these elements; what differs is changed at once as far as `pace` goes, the rest in the next frames. */
  show(elements: readonly Painted[], pace: Pace): void;
  destroy(): void;
}

export const ANCHORS = { source: "anchor:source", target: "anchor:target" } as const;

/** soon: somebody changed something and waits to see it; smooth: the camera moves, and every frame counts. */
export type Pace = "soon" | "smooth";

/** What one frame has for mounting. A first picture, like a change, takes longer rather than appearing bit by bit. */
const SLICE_MS = { soon: 90, smooth: 7 } as const;
/** Elements are added together: adding one by one would notify the renderer each time. */
const BATCH = 24;

/** Mounts elements bit by bit, so that panning into a full part of the forest does not stop the page. */
export function createMounting(cy: Core): Mounting {
  const prints = new Map<string, string>();
  const waiting = new Map<string, { readonly element: Painted; readonly print: string }>();
  let frame = 0;
  const work = (budgetMs: number, pace: Pace): void => {
    frame = 0;
    const endMs = performance.now() + budgetMs;
    while (waiting.size > 0) {
      cy.batch(() => { applyBatch(cy, prints, waiting); });
      if (performance.now() >= endMs) break;
    }
    if (waiting.size > 0) frame = requestAnimationFrame(() => { work(SLICE_MS[pace], pace); });
  };
  return {
    show(elements, pace) {
      const isFirst = prints.size === 0;
      const wanted = new Set<string>();
      waiting.clear();
      for (const element of elements) {
        const { key } = element.of;
        const print = JSON.stringify(element.of);
        wanted.add(key);
        if (prints.get(key) !== print) waiting.set(key, { element, print });
      }
      const gone = [...prints.keys()].filter((key) => !wanted.has(key));
      if (gone.length > 0) {
        cy.batch(() => { for (const key of gone) cy.getElementById(key).remove(); });
        for (const key of gone) prints.delete(key);
      }
      cancelAnimationFrame(frame);
      work(SLICE_MS[isFirst ? "soon" : pace], pace);
    },
    destroy: () => { cancelAnimationFrame(frame); },
  };
}

function applyBatch(cy: Core, prints: Map<string, string>, waiting: Map<string, { readonly element: Painted; readonly print: string }>): void {
  const added: ElementDefinition[] = [];
  let count = 0;
  for (const [key, { element, print }] of waiting) {
    waiting.delete(key);
    if (prints.has(key)) update(cy, element);
    else added.push(definition(element));
    prints.set(key, print);
    count += 1;
    if (count === BATCH) break;
  }
  if (added.length > 0) cy.add(added);
}

function definition(element: Painted): ElementDefinition {
  if (element.kind === "node") return { group: "nodes", data: nodeData(element.of), classes: element.of.classes, position: { x: element.of.x, y: element.of.y } };
  return { group: "edges", data: edgeData(element.of), classes: element.of.classes };
}

function update(cy: Core, element: Painted): void {
  const known = cy.getElementById(element.of.key);
  if (known.classes().join(" ") !== element.of.classes) known.classes(element.of.classes);
  if (element.kind === "node") {
    known.data(nodeData(element.of));
    known.position({ x: element.of.x, y: element.of.y });
  } else {
    const { id: _id, source: _source, target: _target, ...changeable } = edgeData(element.of);
    known.data(changeable);
  }
}

export function nodeData(node: PaintedNode): Record<string, unknown> {
  const picture = node.image === null ? {} : { image: node.image, imageW: cardImageBox(node.paint).width, imageH: cardImageBox(node.paint).height };
  return { id: node.key, ...node.paint, ...picture };
}

function edgeData(edge: PaintedEdge): { id: string; source: string; target: string } & Record<string, unknown> {
  return { id: edge.key, source: ANCHORS.source, target: ANCHORS.target, source_at: edge.source, target_at: edge.target, distances: edge.distances, weights: edge.weights };
}
