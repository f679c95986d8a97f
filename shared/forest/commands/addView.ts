import * as z from "zod";
import { err, ok, type Result, type ViewId } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { readInput, savedViewKindInput, viewNameInput, viewSpecInput, type ReadOnlyError } from "./commandInput.ts";
import { namesPrivate } from "./namesPrivate.ts";
import { planViewOrder, writeRekeyedViews } from "./planViewOrder.ts";
import { viewRef } from "./recordRefs.ts";

const input = z.object({ kind: savedViewKindInput, name: viewNameInput, spec: viewSpecInput });
export type AddViewInput = z.input<typeof input>;
export type AddViewError = { readonly code: "invalid-name" | "invalid-spec" | "unknown-kind" | "names-private" } | ReadOnlyError;

/** Saves a view or a walk under a name, after those that are there. Every member sees it, so it names nothing private. `spec` is JSON text, at most `LIMITS.viewSpec` long. */
export function addView(forest: Forest, given: AddViewInput): Result<ViewId, AddViewError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { name: "invalid-name", kind: "unknown-kind" }, "invalid-spec");
  if (!parsed.ok) return parsed;
  const { kind, name, spec } = parsed.value;
  if (namesPrivate(forest, spec)) return err({ code: "names-private" });
  const id = forest.ids.newViewId();
  const plan = planViewOrder(forest.view.views(), undefined);
  transactForest(forest, "addView", (writer) => {
    writer.create(viewRef(id), { kind, name, spec, order: plan.key, createdAtMs: forest.clock.now(), createdBy: forest.author });
    writeRekeyedViews(writer, plan);
  });
  return ok(id);
}
