import * as z from "zod";
import { err, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { pointIdInput, readInput, domainInput, type ReadOnlyError } from "./commandInput.ts";
import { editPoint } from "./editPoint.ts";

const input = z.object({ id: pointIdInput, domain: domainInput });
export type SetDomainInput = z.input<typeof input>;
export type SetDomainError = { readonly code: "point-missing" | "too-long" } | ReadOnlyError;

/** Names the field a module belongs to; an empty text takes it away. */
export function setDomain(forest: Forest, given: SetDomainInput): Result<PointId, SetDomainError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "point-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { id, domain } = parsed.value;
  return editPoint(forest, "setDomain", id, (writer, ref) => writer.set(ref, "domain", domain || undefined));
}
