import * as z from "zod";
import { err, ok, type Result, type ViewId } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { readInput, viewIdInput, type ReadOnlyError } from "./commandInput.ts";
import { planViewOrder, writeRekeyedViews } from "./planViewOrder.ts";
import { viewRef } from "./recordRefs.ts";

const input = z.object({
  id: viewIdInput,
  /** null = first. */
  afterId: viewIdInput.nullable(),
});
export type MoveViewInput = z.input<typeof input>;
export type MoveViewError = { readonly code: "view-missing" } | ReadOnlyError;

/** Puts a saved view at another place among all of them. */
export function moveView(forest: Forest, given: MoveViewInput): Result<ViewId, MoveViewError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "view-missing");
  if (!parsed.ok) return parsed;
  const { id, afterId } = parsed.value;
  const views = forest.view.views();
  const isThere = (wanted: ViewId): boolean => views.some((view) => view.id === wanted);
  if (!isThere(id) || (afterId !== null && !isThere(afterId))) return err({ code: "view-missing" });
  // After itself, or after the one it follows already: it is there.
  if (id === afterId || views[views.findIndex((view) => view.id === id) - 1]?.id === (afterId ?? undefined)) return ok(id);
  const plan = planViewOrder(views.filter((view) => view.id !== id), afterId);
  transactForest(forest, "moveView", (writer) => {
    writer.set(viewRef(id), "order", plan.key);
    writeRekeyedViews(writer, plan);
  });
  return ok(id);
}
