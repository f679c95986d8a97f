import * as z from "zod";
import { err, ok, type MilestoneId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { milestoneIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { milestoneRef } from "./recordRefs.ts";

const input = z.object({ id: milestoneIdInput });
export type RemoveMilestoneInput = z.input<typeof input>;
export type RemoveMilestoneError = { readonly code: "milestone-missing" } | ReadOnlyError;

/** Takes the name off a moment. The moment itself stays in the history. */
export function removeMilestone(forest: Forest, given: RemoveMilestoneInput): Result<MilestoneId, RemoveMilestoneError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "milestone-missing");
  if (!parsed.ok) return parsed;
  const { id } = parsed.value;
  if (!forest.view.milestones().some((milestone) => milestone.id === id)) return err({ code: "milestone-missing" });
  const deletedAtMs = forest.clock.now();
  transactForest(forest, "removeMilestone", (writer) => writer.set(milestoneRef(id), "deletedAtMs", deletedAtMs));
  return ok(id);
}
