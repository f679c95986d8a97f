import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { planOrder } from "../planOrder.ts";
import { ancestorsOf } from "../queries/ancestorsOf.ts";
import { transactForest } from "../transact.ts";
import { pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { pointRef } from "./recordRefs.ts";
import { topmostPoints } from "./topmostPoints.ts";
import { writeRekeyed } from "./writeRekeyed.ts";
import { planSeats, writeSeats } from "./writeSeats.ts";

const input = z.object({ ids: z.array(pointIdInput).min(1), parentId: pointIdInput.nullable(), afterId: pointIdInput.nullable().optional() });
export type MovePointsInput = z.input<typeof input>;
export type MovePointsError = { readonly code: "point-missing" | "parent-missing" | "would-cycle" | "parent-private" } | ReadOnlyError;

/**
 * Puts points under another parent (null = the top level) or at another place, in the order given. A point whose ancestor is moved too
 * goes along with it and keeps its own place. Answers with the points that were put somewhere.
 */
export function movePoints(forest: Forest, given: MovePointsInput): Result<readonly PointId[], MovePointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { ids: "point-missing", parentId: "parent-missing" }, "parent-missing");
  if (!parsed.ok) return parsed;
  const { parentId, afterId } = parsed.value;
  const { view } = forest;
  const asked = new Set(parsed.value.ids);
  if ([...asked].some((id) => view.point(id) === undefined)) return err({ code: "point-missing" });
  const parent = parentId === null ? null : view.point(parentId);
  if (parent === undefined) return err({ code: "parent-missing" });
  const moved = topmostPoints(view, asked);
  if (parent !== null && [parent, ...ancestorsOf(view, parent.id)].some((above) => asked.has(above.id))) return err({ code: "would-cycle" });
  if (parent?.doc === "personal" && moved.some((record) => record.doc === "forest")) return err({ code: "parent-private" });

  const plan = planOrder(view, { parentId, afterId, count: moved.length, without: new Set(moved.map((record) => record.id)) });
  const seats = planSeats(view, moved, parent);
  transactForest(forest, "movePoints", (writer) => {
    moved.forEach((record, index) => {
      writer.set(pointRef(record), "parent", parentId ?? undefined);
      writer.set(pointRef(record), "order", plan.keys[index]);
    });
    writeRekeyed(writer, view, plan);
    writeSeats(writer, seats, forest.clock);
  });
  return ok(moved.map((record) => record.id));
}
