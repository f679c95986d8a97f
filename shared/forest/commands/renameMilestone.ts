import * as z from "zod";
import { err, ok, type MilestoneId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { milestoneIdInput, milestoneNameInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { milestoneRef } from "./recordRefs.ts";

const input = z.object({ id: milestoneIdInput, name: milestoneNameInput });
export type RenameMilestoneInput = z.input<typeof input>;
export type RenameMilestoneError = { readonly code: "milestone-missing" | "invalid-name" } | ReadOnlyError;

/** Gives a milestone another name; it stays where it is in the history. */
export function renameMilestone(forest: Forest, given: RenameMilestoneInput): Result<MilestoneId, RenameMilestoneError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "milestone-missing" }, "invalid-name");
  if (!parsed.ok) return parsed;
  const { id, name } = parsed.value;
  if (!forest.view.milestones().some((milestone) => milestone.id === id)) return err({ code: "milestone-missing" });
  transactForest(forest, "renameMilestone", (writer) => writer.set(milestoneRef(id), "name", name));
  return ok(id);
}
