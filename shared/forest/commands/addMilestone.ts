import * as z from "zod";
import { err, ok, type MilestoneId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { milestoneNameInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { milestoneRef } from "./recordRefs.ts";

const input = z.object({ name: milestoneNameInput });
export type AddMilestoneInput = z.input<typeof input>;
export type AddMilestoneError = { readonly code: "invalid-name" } | ReadOnlyError;

/** Gives this moment of the forest a name. Where it stands in the history is where it stands in the log. Every member sees the name. */
export function addMilestone(forest: Forest, given: AddMilestoneInput): Result<MilestoneId, AddMilestoneError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "invalid-name");
  if (!parsed.ok) return parsed;
  const id = forest.ids.newMilestoneId();
  const fields = { name: parsed.value.name, createdAtMs: forest.clock.now(), createdBy: forest.author };
  transactForest(forest, "addMilestone", (writer) => writer.create(milestoneRef(id), fields));
  return ok(id);
}
