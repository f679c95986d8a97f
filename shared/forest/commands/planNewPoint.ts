import { err, ok, type EpochMs, type PersonId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { planOrder } from "../planOrder.ts";
import type { DocName } from "../schema.ts";
import { pointFields, type NewPoint } from "./pointFields.ts";
import { pointRef } from "./recordRefs.ts";
import { writeRekeyed } from "./writeRekeyed.ts";

/** What a new point says of itself; where it stands and when it was made is said elsewhere. */
export type NewPointShape = Omit<NewPoint, "parentId" | "orderKey" | "createdAtMs" | "createdBy">;

export interface NewPointPlace {
  readonly parentId: PointId | null;
  /** undefined = last, null = first. */
  readonly afterId?: PointId | null;
  /** Left open, a case is private, and so is everything below something private. */
  readonly isPrivate?: boolean;
}

/** A point that is about to be made. Nothing is written before `write`. */
export interface PlannedNewPoint {
  readonly id: PointId;
  readonly doc: DocName;
  readonly birth: { readonly createdAtMs: EpochMs; readonly createdBy: PersonId };
  write(writer: ForestWriter): void;
}

/** Chooses document, order and id of one new point: the common part of all commands that make one. */
export function planNewPoint(forest: Forest, shape: NewPointShape, place: NewPointPlace): Result<PlannedNewPoint, { readonly code: "parent-missing" | "parent-private" }> {
  const { parentId, afterId, isPrivate } = place;
  const parent = parentId === null ? null : forest.view.point(parentId);
  if (parent === undefined) return err({ code: "parent-missing" });
  const parentIsPrivate = parent?.doc === "personal";
  if (parentIsPrivate && isPrivate === false) return err({ code: "parent-private" });
  const doc: DocName = (isPrivate ?? (shape.kind === "case" || parentIsPrivate)) ? "personal" : "forest";
  const id = forest.ids.newPointId();
  const order = planOrder(forest.view, { parentId, afterId, count: 1 });
  const birth = { createdAtMs: forest.clock.now(), createdBy: forest.author };
  const fields = pointFields({ ...shape, ...birth, parentId, orderKey: order.keys[0] ?? "" });
  const write = (writer: ForestWriter): void => {
    writer.create(pointRef({ doc, id }), fields);
    writeRekeyed(writer, forest.view, order);
  };
  return ok({ id, doc, birth, write });
}
