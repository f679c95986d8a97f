import type { ForestPlan, PlannedLink, PlannedPoint, Provenance } from "#shared/forest/index.ts";
import { shippedHash, type ShippedField } from "./shippedHash.ts";
import type { Skeleton, SkeletonLink, SkeletonLocale, SkeletonModule, SkeletonWisdom } from "./skeletonSchema.ts";

/** Signs what is planted with its origin. */
type Sign = (srcId: string, fields: readonly ShippedField[]) => Provenance;

/** Turns a skeleton into a plan for `applyPlan`, worded in one language. Pure: the same skeleton and language give the same plan. */
export function planSkeleton(skeleton: Skeleton, locale: SkeletonLocale): ForestPlan {
  const sign: Sign = (srcId, fields) => ({
    src: `skeleton:${skeleton.id}`, srcId, srcVersion: skeleton.version, srcHash: shippedHash(fields),
  });
  const points = skeleton.wisdoms.flatMap((wisdom) => [
    planWisdom(wisdom, locale),
    ...wisdom.modules.flatMap((entry) => [planModule(entry, wisdom.id, locale), ...planQuestions(entry, locale)]),
  ]);
  return {
    points: points.map((point) => ({ ...point, provenance: sign(point.ref, shippedFieldsOf(point)) })),
    links: skeleton.links.map((link) => planLink(link, locale, sign)),
    meta: { planted: skeleton.id },
  };
}

/** A planned point with every shipped field spelled out, before it is signed. What a skeleton plants is shared, never private. */
type PointDraft = Required<Omit<PlannedPoint, "provenance" | "isPrivate" | "fields">>;

const EMPTY: Omit<PointDraft, "ref" | "kind" | "title"> = { parentRef: null, summary: "", domain: "", layer: null, wisdom: null, aliases: [], tags: [] };

function planWisdom(entry: SkeletonWisdom, locale: SkeletonLocale): PointDraft {
  return { ...EMPTY, ref: entry.id, kind: "wisdom", title: entry.title[locale], summary: entry.summary[locale], layer: entry.layer, wisdom: entry.wisdom };
}

function planModule(entry: SkeletonModule, parentRef: string, locale: SkeletonLocale): PointDraft {
  return {
    ...EMPTY, ref: entry.id, parentRef, kind: "module", title: entry.title[locale], summary: entry.summary[locale],
    domain: entry.domain[locale], aliases: entry.aliases[locale],
  };
}

function planQuestions(entry: SkeletonModule, locale: SkeletonLocale): PointDraft[] {
  return entry.questions.map((question) => ({
    ...EMPTY, ref: `${entry.id}.${question.id}`, parentRef: entry.id, kind: "question", title: question.title[locale],
  }));
}

function planLink(entry: SkeletonLink, locale: SkeletonLocale, sign: Sign): PlannedLink {
  const phrase = entry.phrase[locale];
  const reason = entry.reason[locale];
  return {
    fromRef: entry.from, toRef: entry.to, type: entry.type, phrase, reason, suggested: entry.suggested,
    provenance: sign(entry.id, [entry.from, entry.to, entry.type, phrase, reason]),
  };
}

/**
 * What a person may change and a later version may want to change too, in the order the fingerprint is made. Aliases and tags are sets in a
 * forest, so they are sorted: the fingerprint can be made again from what the forest holds.
 */
function shippedFieldsOf(point: PointDraft): ShippedField[] {
  return [point.kind, point.parentRef, point.title, point.summary, point.domain, point.layer, point.wisdom, [...point.aliases].sort(), [...point.tags].sort()];
}
