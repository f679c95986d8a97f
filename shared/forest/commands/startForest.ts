import * as z from "zod";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { LocalOrigin } from "../origin.ts";
import { DOC_NAMES, ROOTS, SCHEMA_VERSION } from "../schema.ts";
import { transactUnrecorded } from "../transact.ts";
import { nameInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { metaRef } from "./recordRefs.ts";

const input = z.object({ name: nameInput });
export type StartForestInput = z.input<typeof input>;
export type StartForestError = { readonly code: "invalid-name" | "already-started" } | ReadOnlyError;

/** The oldest reader that may edit what this version writes. */
const MIN_READER = 1;

/** Writes the facts of a brand-new forest, once in its life. No undo step. */
export function startForest(forest: Forest, given: StartForestInput): Result<string, StartForestError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "invalid-name");
  if (!parsed.ok) return parsed;
  if (forest.docs.forest.getMap(ROOTS.meta).has("schema")) return err({ code: "already-started" });
  const { name } = parsed.value;
  transactUnrecorded(forest, new LocalOrigin("startForest"), (writer) => {
    for (const doc of DOC_NAMES) {
      writer.setFlat(metaRef(doc, "schema"), SCHEMA_VERSION);
      writer.setFlat(metaRef(doc, "minReader"), MIN_READER);
    }
    writer.setFlat(metaRef("forest", "name"), name);
    writer.setFlat(metaRef("forest", "createdAtMs"), forest.clock.now());
    writer.setFlat(metaRef("forest", "createdBy"), forest.author);
  });
  return ok(name);
}
