import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { orderKeysBetween } from "../orderKey.ts";
import { planOrder } from "../planOrder.ts";
import type { DocName, PointKind } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { kindInput, pointIdInput, readInput, summaryInput, titleInput, type ReadOnlyError } from "./commandInput.ts";
import { pointFields } from "./pointFields.ts";
import { pointRef } from "./recordRefs.ts";
import { writeRekeyed } from "./writeRekeyed.ts";

/** A tree that somebody has pasted. */
export interface PlantedNode {
  readonly title: string;
  readonly summary?: string;
  readonly kind?: PointKind;
  readonly children?: readonly PlantedNode[];
}
export interface PlantOutlineInput {
  readonly parentId: PointId | null;
  /** undefined = last, null = first. */
  readonly afterId?: PointId | null;
  readonly nodes: readonly PlantedNode[];
}
export type PlantOutlineError = { readonly code: "invalid-title" | "parent-missing" | "unknown-kind" | "too-long" | "too-many" | "too-deep" | "nothing-to-plant" } | ReadOnlyError;
type Refusal = Exclude<PlantOutlineError, ReadOnlyError>;

const MOST_NODES = 2_000;
const MOST_LEVELS = 40;

// The tree is walked by hand: a hostile one could be too deep for a schema that calls itself.
const nodesInput = z.array(z.unknown());
const input = z.object({ parentId: pointIdInput.nullable(), afterId: pointIdInput.nullable().optional(), nodes: nodesInput });
const nodeInput = z.object({ title: titleInput, summary: summaryInput.optional(), kind: kindInput.default("point"), children: nodesInput.default([]) });

interface Seedling {
  readonly id: PointId;
  readonly doc: DocName;
  readonly parentId: PointId | null;
  readonly orderKey: string;
  readonly shape: { readonly title: string; readonly summary?: string; readonly kind: PointKind };
}

/** Plants a tree of new points: one transaction, one undo step. Answers with their ids in outline order. All of it or nothing. */
export function plantOutline(forest: Forest, given: PlantOutlineInput): Result<readonly PointId[], PlantOutlineError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { parentId: "parent-missing" }, "invalid-title");
  if (!parsed.ok) return parsed;
  const { parentId, afterId, nodes } = parsed.value;
  const parent = parentId === null ? null : forest.view.point(parentId);
  if (parent === undefined) return err({ code: "parent-missing" });
  if (nodes.length === 0) return err({ code: "nothing-to-plant" });
  if (nodes.length > MOST_NODES) return err({ code: "too-many" });

  const order = planOrder(forest.view, { parentId, afterId, count: nodes.length });
  const seedlings = sow(forest, nodes, { parentId, doc: parent?.doc ?? "forest", keys: order.keys });
  if (!seedlings.ok) return seedlings;
  const birth = { createdAtMs: forest.clock.now(), createdBy: forest.author };
  transactForest(forest, "plantOutline", (writer) => {
    for (const { shape, ...place } of seedlings.value) writer.create(pointRef(place), pointFields({ ...shape, ...birth, parentId: place.parentId, orderKey: place.orderKey }));
    writeRekeyed(writer, forest.view, order);
  });
  return ok(seedlings.value.map((seedling) => seedling.id));
}

interface Bed {
  readonly parentId: PointId | null;
  readonly doc: DocName;
  readonly keys: readonly string[];
}

/** Reads the nodes in outline order and gives each its place. What stands below a case is private like the case. */
function sow(forest: Forest, nodes: readonly unknown[], bed: Bed): Result<Seedling[], Refusal> {
  const seedlings: Seedling[] = [];
  const stack: { readonly node: unknown; readonly level: number; readonly bed: Bed; readonly index: number }[] = [];
  const push = (children: readonly unknown[], level: number, below: Bed): void => {
    for (let index = children.length - 1; index >= 0; index--) stack.push({ node: children[index], level, bed: below, index });
  };
  push(nodes, 1, bed);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.level > MOST_LEVELS) return err({ code: "too-deep" });
    const parsed = readInput(nodeInput, at.node, { title: "invalid-title", kind: "unknown-kind" }, "too-long");
    if (!parsed.ok) return parsed;
    const { children, ...shape } = parsed.value;
    if (seedlings.length + 1 + stack.length + children.length > MOST_NODES) return err({ code: "too-many" });
    const doc: DocName = at.bed.doc === "personal" || shape.kind === "case" ? "personal" : "forest";
    const id = forest.ids.newPointId();
    seedlings.push({ id, doc, parentId: at.bed.parentId, orderKey: at.bed.keys[at.index] ?? "", shape });
    push(children, at.level + 1, { parentId: id, doc, keys: orderKeysBetween(null, null, children.length) });
  }
  return ok(seedlings);
}
