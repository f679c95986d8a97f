import * as z from "zod";
import { err, ok, type Result, type ViewId } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { readInput, viewIdInput, type ReadOnlyError } from "./commandInput.ts";
import { viewRef } from "./recordRefs.ts";

const input = z.object({ id: viewIdInput });
export type RestoreViewInput = z.input<typeof input>;
export type RestoreViewError = { readonly code: "view-missing" } | ReadOnlyError;

/** Takes a saved view out of the trash, to its old place. */
export function restoreView(forest: Forest, given: RestoreViewInput): Result<ViewId, RestoreViewError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "view-missing");
  if (!parsed.ok) return parsed;
  const { id } = parsed.value;
  if (!forest.view.trashedViews().some((view) => view.id === id)) return err({ code: "view-missing" });
  transactForest(forest, "restoreView", (writer) => writer.set(viewRef(id), "deletedAtMs", undefined));
  return ok(id);
}
