import * as z from "zod";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { KEY_PREFIX } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { maskInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { metaRef } from "./recordRefs.ts";

const input = z.object({ name: maskInput.pipe(z.string().min(1)), alias: maskInput.nullable() });
export type SetMaskInput = z.input<typeof input>;
export type SetMaskError = { readonly code: "invalid-mask" | "same-name" } | ReadOnlyError;

/** Says what stands for a name when something is shown to others; null or "" takes it away. Written into `personal` only: the table itself must never be read by anybody else. */
export function setMask(forest: Forest, given: SetMaskInput): Result<string, SetMaskError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "invalid-mask");
  if (!parsed.ok) return parsed;
  const { name, alias } = parsed.value;
  if (name === alias) return err({ code: "same-name" });
  transactForest(forest, "setMask", (writer) => writer.setFlat(metaRef("personal", KEY_PREFIX.mask + name), alias || undefined));
  return ok(name);
}
