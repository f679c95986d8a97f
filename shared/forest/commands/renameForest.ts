import * as z from "zod";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { nameInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { metaRef } from "./recordRefs.ts";

const input = z.object({ name: nameInput });
export type RenameForestInput = z.input<typeof input>;
export type RenameForestError = { readonly code: "invalid-name" } | ReadOnlyError;

/** Gives the forest another name, for every member. Answers with the name as stored. */
export function renameForest(forest: Forest, given: RenameForestInput): Result<string, RenameForestError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "invalid-name");
  if (!parsed.ok) return parsed;
  const { name } = parsed.value;
  transactForest(forest, "renameForest", (writer) => writer.setFlat(metaRef("forest", "name"), name));
  return ok(name);
}
