import type { ReadProblem } from "#shared/forest/index.ts";

export interface ProblemCount {
  readonly code: ReadProblem["code"];
  readonly count: number;
  readonly ids: readonly string[];
}

/** Problems of the same kind are one line: a hundred bad fields are one thing to know. */
export function problemCounts(problems: readonly ReadProblem[]): readonly ProblemCount[] {
  const byCode = new Map<ReadProblem["code"], string[]>();
  for (const { code, id } of problems) {
    const ids = byCode.get(code);
    if (ids === undefined) byCode.set(code, [id]);
    else ids.push(id);
  }
  return [...byCode].map(([code, ids]) => ({ code, count: ids.length, ids: [...new Set(ids)] }));
}
