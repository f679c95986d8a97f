import * as z from "zod";
import { err, ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { LinkRecord } from "../records.ts";
import { KEY_PREFIX } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { linkIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ a: linkIdInput, b: linkIdInput, opposing: z.boolean() });
export type SetOpposingInput = z.input<typeof input>;
export type SetOpposingError = { readonly code: "link-missing" | "same-link" } | ReadOnlyError;

/** Says that two links stand against each other, or that they do not. Which of them comes first makes no difference. */
export function setOpposing(forest: Forest, given: SetOpposingInput): Result<readonly [LinkId, LinkId], SetOpposingError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "link-missing");
  if (!parsed.ok) return parsed;
  const { opposing } = parsed.value;
  const a = forest.view.link(parsed.value.a);
  const b = forest.view.link(parsed.value.b);
  if (a === undefined || b === undefined) return err({ code: "link-missing" });
  if (a.id === b.id) return err({ code: "same-link" });
  const [carrier, named] = carriesMark(a, b) ? [a, b] : [b, a];
  transactForest(forest, "setOpposing", (writer) => {
    if (opposing && !a.opposes.includes(b.id)) writer.set(linkRef(carrier), KEY_PREFIX.opposes + named.id, true);
    if (opposing) return;
    // The mark may stand on either of them, or on both.
    writer.set(linkRef(carrier), KEY_PREFIX.opposes + named.id, undefined);
    writer.set(linkRef(named), KEY_PREFIX.opposes + carrier.id, undefined);
  });
  return ok([a.id, b.id]);
}

/** A private link is not named in a shared one; otherwise everybody chooses the same one, so that two who say it at once say it once. */
function carriesMark(a: LinkRecord, b: LinkRecord): boolean {
  return a.doc === b.doc ? a.id < b.id : a.doc === "personal";
}
