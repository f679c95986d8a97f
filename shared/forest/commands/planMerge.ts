import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { LinkRecord, PointRecord } from "../records.ts";
import { LIMITS, MOST_FIELDS } from "../schema.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { joinTexts } from "./joinTexts.ts";
import { planLinkMerge, type LinkMerge } from "./planLinkMerge.ts";
import { presentPoints } from "./presentPoints.ts";

export type MergeRefusal = "point-missing" | "nothing-to-merge" | "mixed-privacy" | "summary-too-long" | "reason-too-long";

/** What will become of some points when they are one. */
export interface MergePlan {
  readonly keep: PointRecord;
  /** Those that go to the trash, each once. */
  readonly others: readonly PointRecord[];
  /** Of the kept point, afterwards. */
  readonly summary: string;
  /** The names and tags that the kept point is given; it may have some of them already. */
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  /** Free fields that the kept point lacks, each from the first of the others that has it. */
  readonly fields: PointRecord["fields"];
  readonly links: LinkMerge;
  /** Kept links → what their reasons become. */
  readonly reasons: ReadonlyMap<LinkRecord, string>;
  /** Kept links → the passage they show now. One that has a passage keeps it when both together are too long. */
  readonly passages: ReadonlyMap<LinkRecord, string>;
}

/** Works out a merge, or why there can be none, without carrying it out: what `mergePoints` does, to be shown before. */
export function planMerge(view: ForestView, keepId: PointId, ids: readonly PointId[]): Result<MergePlan, { readonly code: MergeRefusal }> {
  const keep = view.point(keepId);
  const others = presentPoints(view, ids.filter((id) => id !== keepId));
  if (keep === undefined || others === undefined) return err({ code: "point-missing" });
  if (others.length === 0) return err({ code: "nothing-to-merge" });
  if (others.some((other) => other.doc !== keep.doc)) return err({ code: "mixed-privacy" });
  const { aliases, texts } = namesAndTexts(keep, others);
  const summary = joinTexts(texts);
  if (summary.length > LIMITS.summary) return err({ code: "summary-too-long" });
  const links = planLinkMerge(view, keepId, others.map((other) => other.id));
  const reasons = joinedReasons(links);
  if ([...reasons.values()].some((reason) => reason.length > LIMITS.reason)) return err({ code: "reason-too-long" });
  return ok({ keep, others, summary, aliases, tags: [...new Set(others.flatMap((other) => other.tags))], fields: missingFields(keep, others), links, reasons, passages: joinedPassages(links) });
}

function namesAndTexts(keep: PointRecord, others: readonly PointRecord[]): { readonly aliases: readonly string[]; readonly texts: readonly string[] } {
  const aliases = new Set(others.flatMap((other) => [...(other.title.length > LIMITS.alias ? [] : [other.title]), ...other.aliases]));
  aliases.delete(keep.title);
  const isText = (title: string): boolean => title.length > LIMITS.alias && title !== keep.title;
  return { aliases: [...aliases], texts: [keep.summary, ...others.map((other) => (isText(other.title) ? `${other.title}\n${other.summary}` : other.summary))] };
}

function missingFields(keep: PointRecord, others: readonly PointRecord[]): PointRecord["fields"] {
  const missing = new Map<string, string>();
  let room = MOST_FIELDS - Object.keys(keep.fields).length;
  for (const [name, text] of others.flatMap((other) => Object.entries(other.fields))) {
    if (room === 0 || keep.fields[name] !== undefined || missing.has(name)) continue;
    missing.set(name, text);
    room -= 1;
  }
  return Object.fromEntries(missing);
}

function joinedPassages({ joined }: LinkMerge): Map<LinkRecord, string> {
  const passages = new Map<LinkRecord, string>();
  for (const [link, into] of joined) {
    const before = passages.get(into) ?? into.passage;
    const both = joinTexts([before, link.passage]);
    if (both !== before && both.length <= LIMITS.passage) passages.set(into, both);
  }
  return passages;
}

function joinedReasons(links: LinkMerge): Map<LinkRecord, string> {
  const texts = new Map<LinkRecord, string[]>();
  for (const [link, into] of links.joined) texts.set(into, [...(texts.get(into) ?? [into.reason]), link.reason]);
  return new Map([...texts].map(([into, reasons]) => [into, joinTexts(reasons)]));
}
