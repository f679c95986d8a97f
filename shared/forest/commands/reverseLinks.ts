import * as z from "zod";
import { err, ok, type EndId, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { LinkRecord } from "../records.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { linkIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(linkIdInput).min(1) });
export type ReverseLinksInput = z.input<typeof input>;
export type ReverseLinksError = { readonly code: "link-missing" | "duplicate" } | ReadOnlyError;

/** Turns links around, all in one step. One that would then say the same as another is left as it is, and named; refused when none is left to turn. */
export function reverseLinks(forest: Forest, given: ReverseLinksInput): Result<{ readonly turned: readonly LinkId[]; readonly left: readonly LinkId[] }, ReverseLinksError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "link-missing");
  if (!parsed.ok) return parsed;
  const links = [...new Set(parsed.value.ids)].map((id) => forest.view.link(id)).filter((link) => link !== undefined);
  if (links.length === 0) return err({ code: "link-missing" });
  const staying = staysAsItIs(forest.view, links);
  const [turned, left] = [links.filter(({ id }) => !staying.has(id)), links.map(({ id }) => id).filter((id) => staying.has(id))];
  if (turned.length === 0) return err({ code: "duplicate" });
  transactForest(forest, "reverseLinks", (writer) => {
    for (const link of turned) {
      writer.set(linkRef(link), "from", link.to);
      writer.set(linkRef(link), "to", link.from);
      writer.set(linkRef(link), "suggested", undefined);
    }
  });
  return ok({ turned: turned.map(({ id }) => id), left });
}

const says = (from: EndId, to: EndId, { type, phrase }: LinkRecord): string => JSON.stringify([from, to, type, phrase]);

/** Those of `links` that would say the same as one that stays. Its mirror image turns with a link, unless that has to stay itself. Each link at the ends is looked at once: thousands may be chosen at one point. */
function staysAsItIs(view: ForestView, links: readonly LinkRecord[]): ReadonlySet<LinkId> {
  const turning = new Map(links.map((link) => [link.id, link]));
  const staying = new Set<LinkId>();
  const said = new Set<string>();
  for (const end of new Set(links.map(({ to }) => to))) {
    for (const link of view.linksAt(end).map((id) => view.link(id))) if (link?.from === end && !turning.has(link.id)) said.add(says(link.from, link.to, link));
  }
  for (let count = -1; count !== staying.size;) {
    count = staying.size;
    for (const link of turning.values()) {
      if (!said.has(says(link.to, link.from, link))) continue;
      turning.delete(link.id);
      staying.add(link.id);
      said.add(says(link.from, link.to, link));
    }
  }
  return staying;
}
