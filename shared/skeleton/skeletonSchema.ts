import * as z from "zod";
import { LAYERS, LIMITS, LINK_TYPES, WISDOMS } from "#shared/forest/index.ts";

// The page's CSP forbids `new Function`, which zod probes for as soon as an object schema is made.
z.config({ jitless: true });

/** The languages a skeleton is written in; a forest is planted in one of them. */
export const SKELETON_LOCALES = ["zh-CN", "en"] as const;
export type SkeletonLocale = (typeof SKELETON_LOCALES)[number];

const id = z.string().regex(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/);
/** One text in every language. Shorter than the forest's limit where a skeleton wants to stay short. */
const text = (maxChars: number) => {
  const one = z.string().trim().min(1).max(maxChars);
  return z.object({ "zh-CN": one, en: one }).strict();
};
const aliases = z.array(z.string().trim().min(1).max(LIMITS.alias)).max(12);

const question = z.object({ id, title: text(LIMITS.title) }).strict();

const moduleEntry = z.object({
  id,
  /** The core theme (溯本认知). */
  title: text(LIMITS.title),
  /** The field it belongs to (认知). */
  domain: text(LIMITS.domain),
  aliases: z.object({ "zh-CN": aliases, en: aliases }).strict(),
  summary: text(LIMITS.summary),
  /** What a learner may start from: questions that lead to own cases. */
  questions: z.array(question),
}).strict();

const wisdomEntry = z.object({
  id,
  wisdom: z.enum(WISDOMS),
  layer: z.enum(LAYERS),
  title: text(LIMITS.title),
  summary: text(LIMITS.summary),
  modules: z.array(moduleEntry).min(1),
}).strict();

const link = z.object({
  id,
  from: id,
  to: id,
  type: z.enum(LINK_TYPES),
  /** True for our own proposals, which the learner may change or drop; false for what the subject itself states. */
  suggested: z.boolean(),
  phrase: text(LIMITS.phrase),
  reason: text(LIMITS.reason),
}).strict();

/** The file format of a skeleton: wisdoms in order, their modules in order, and the links between them. */
export const skeletonSchema = z.object({
  id,
  version: z.string().min(1).max(20),
  title: text(LIMITS.title),
  wisdoms: z.array(wisdomEntry).min(1),
  links: z.array(link),
}).strict();

export type Skeleton = z.output<typeof skeletonSchema>;
export type SkeletonWisdom = Skeleton["wisdoms"][number];
export type SkeletonModule = SkeletonWisdom["modules"][number];
export type SkeletonLink = Skeleton["links"][number];
