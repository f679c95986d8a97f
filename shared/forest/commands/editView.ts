import * as z from "zod";
import { err, ok, type Result, type ViewId } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { readInput, viewIdInput, viewNameInput, viewSpecInput, type ReadOnlyError } from "./commandInput.ts";
import { namesPrivate } from "./namesPrivate.ts";
import { viewRef } from "./recordRefs.ts";

const input = z.object({ id: viewIdInput, name: viewNameInput.optional(), spec: viewSpecInput.optional() });
export type EditViewInput = z.input<typeof input>;
export type EditViewError = { readonly code: "view-missing" | "invalid-name" | "invalid-spec" | "names-private" } | ReadOnlyError;

/** Gives a saved view another name or other content; what is left out stays. */
export function editView(forest: Forest, given: EditViewInput): Result<ViewId, EditViewError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "view-missing", name: "invalid-name" }, "invalid-spec");
  if (!parsed.ok) return parsed;
  const { id, name, spec } = parsed.value;
  if (!forest.view.views().some((view) => view.id === id)) return err({ code: "view-missing" });
  if (spec !== undefined && namesPrivate(forest, spec)) return err({ code: "names-private" });
  transactForest(forest, "editView", (writer) => {
    if (name !== undefined) writer.set(viewRef(id), "name", name);
    if (spec !== undefined) writer.set(viewRef(id), "spec", spec);
  });
  return ok(id);
}
