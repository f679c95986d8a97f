import * as z from "zod";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { LocalOrigin } from "../origin.ts";
import { transactUnrecorded } from "../transact.ts";
import { personNameInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { personRef } from "./recordRefs.ts";

const input = z.object({ name: personNameInput });
export type SetPersonNameInput = z.input<typeof input>;
export type SetPersonNameError = { readonly code: "invalid-name" } | ReadOnlyError;

/** Says how I am called, to every member. Follows the settings, so it is no undo step; writes nothing when it is said already. */
export function setPersonName(forest: Forest, given: SetPersonNameInput): Result<string, SetPersonNameError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "invalid-name");
  if (!parsed.ok) return parsed;
  const { name } = parsed.value;
  transactUnrecorded(forest, new LocalOrigin("setPersonName"), (writer) => writer.setFlat(personRef(forest.author), name));
  return ok(name);
}
