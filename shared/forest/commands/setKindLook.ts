import * as z from "zod";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { KEY_PREFIX, type PointKind } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { kindInput, lookInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { metaRef } from "./recordRefs.ts";
import { writeLook } from "./writeLook.ts";

const input = z.object({ kind: kindInput, ...lookInput });
export type SetKindLookInput = z.input<typeof input>;
export type SetKindLookError = { readonly code: "unknown-kind" | "unknown-look" } | ReadOnlyError;

/** Says how all points of a kind look, for every member; null takes it away. A point's own look counts more. */
export function setKindLook(forest: Forest, given: SetKindLookInput): Result<PointKind, SetKindLookError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { kind: "unknown-kind" }, "unknown-look");
  if (!parsed.ok) return parsed;
  const { kind, ...edits } = parsed.value;
  transactForest(forest, "setKindLook", (writer) => {
    writeLook(edits, (key, value) => writer.setFlat(metaRef("forest", `${KEY_PREFIX.look}${kind}:${key}`), value));
  });
  return ok(kind);
}
