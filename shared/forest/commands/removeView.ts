import * as z from "zod";
import { err, ok, type Result, type ViewId } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { readInput, viewIdInput, type ReadOnlyError } from "./commandInput.ts";
import { viewRef } from "./recordRefs.ts";

const input = z.object({ id: viewIdInput });
export type RemoveViewInput = z.input<typeof input>;
export type RemoveViewError = { readonly code: "view-missing" } | ReadOnlyError;

/** Puts a saved view in the trash. */
export function removeView(forest: Forest, given: RemoveViewInput): Result<ViewId, RemoveViewError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "view-missing");
  if (!parsed.ok) return parsed;
  const { id } = parsed.value;
  if (!forest.view.views().some((view) => view.id === id)) return err({ code: "view-missing" });
  const deletedAtMs = forest.clock.now();
  transactForest(forest, "removeView", (writer) => writer.set(viewRef(id), "deletedAtMs", deletedAtMs));
  return ok(id);
}
