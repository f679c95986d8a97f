import type * as Y from "yjs";
import { createForest, type DocName, type Forest } from "#shared/forest/index.ts";
import type { PersonId, Result } from "#shared/kernel/index.ts";
import { countingIds } from "./countingIds.ts";
import { fakeClock, type FakeClock } from "./fakeClock.ts";

export interface TestForest extends Forest {
  readonly clock: FakeClock;
}

/** An empty forest with a clock that stands still and ids that count. */
export function testForest(parts: { readonly name?: string; readonly docs?: Readonly<Record<DocName, Y.Doc>>; readonly author?: PersonId } = {}): TestForest {
  const clock = fakeClock();
  // SAFETY: `createForest` hands the clock back as it was given.
  return createForest({ clock, ids: countingIds(parts.name), author: parts.author ?? "pr_me", docs: parts.docs }) as TestForest;
}

/** The value of a command that must have worked. */
export function must<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** The code of a command that must have been refused. */
export function refusal(result: Result<unknown, { readonly code: string }>): string {
  if (result.ok) throw new Error("was not refused");
  return result.error.code;
}
