import { err, ok, type Result } from "#shared/kernel/index.ts";
import { skeletonSchema, type Skeleton } from "./skeletonSchema.ts";

export interface SkeletonProblem {
  readonly code: "bad-shape" | "duplicate-id" | "link-end-missing" | "link-to-itself" | "duplicate-link";
  /** Where in the file, or which id. */
  readonly at: string;
}

/** Strict read of a skeleton file: it is ours, so anything odd in it is a fault to be fixed, not to be repaired on the fly. */
export function parseSkeleton(raw: unknown): Result<Skeleton, readonly SkeletonProblem[]> {
  const parsed = skeletonSchema.safeParse(raw);
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue): SkeletonProblem => ({ code: "bad-shape", at: issue.path.join(".") })));
  }
  const problems = [...idProblems(parsed.data), ...linkProblems(parsed.data)];
  return problems.length > 0 ? err(problems) : ok(parsed.data);
}

/** Ids are provenance for good, so one id names one thing in the whole file (question ids: within their module). */
function idProblems(skeleton: Skeleton): SkeletonProblem[] {
  const modules = skeleton.wisdoms.flatMap((wisdom) => wisdom.modules);
  const shared = [...skeleton.wisdoms, ...modules, ...skeleton.links].map((entry) => entry.id);
  const questions = modules.map((entry) => entry.questions.map((question) => question.id));
  return [shared, ...questions].flatMap(repeated).map((at) => ({ code: "duplicate-id", at }));
}

function linkProblems(skeleton: Skeleton): SkeletonProblem[] {
  const ends = new Set(skeleton.wisdoms.flatMap((wisdom) => [wisdom.id, ...wisdom.modules.map((entry) => entry.id)]));
  const missing = skeleton.links.filter((link) => !ends.has(link.from) || !ends.has(link.to));
  const looping = skeleton.links.filter((link) => link.from === link.to);
  const twice = repeated(skeleton.links.map((link) => `${link.from} ${link.type} ${link.to}`));
  return [
    ...missing.map((link): SkeletonProblem => ({ code: "link-end-missing", at: link.id })),
    ...looping.map((link): SkeletonProblem => ({ code: "link-to-itself", at: link.id })),
    ...twice.map((at): SkeletonProblem => ({ code: "duplicate-link", at })),
  ];
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
