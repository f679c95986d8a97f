import * as z from "zod";
import { err, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { pointIdInput, readInput, summaryInput, type ReadOnlyError } from "./commandInput.ts";
import { editPoint } from "./editPoint.ts";

const input = z.object({ id: pointIdInput, summary: summaryInput });
export type DescribePointInput = z.input<typeof input>;
export type DescribePointError = { readonly code: "point-missing" | "too-long" } | ReadOnlyError;

/** Writes the short text of a point; an empty one takes it away. */
export function describePoint(forest: Forest, given: DescribePointInput): Result<PointId, DescribePointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "point-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { id, summary } = parsed.value;
  return editPoint(forest, "describePoint", id, (writer, ref) => writer.set(ref, "summary", summary || undefined));
}
