import { useEffect, useMemo, useState } from "react";
import type { RawRecords } from "#shared/forest/index.ts";
import { diffStates } from "#shared/history/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { readPastRecords, useForest, type PastForest } from "#renderer/runtime/index.ts";
import { compareRows, nameOf, type CompareRow } from "./compareRows.ts";
import { isSameState } from "./sameAsNow.ts";

export type Comparison =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; retry(): void }
  | { readonly kind: "ready"; readonly rows: readonly CompareRow[]; /** The state before the differences: what a restored point goes back to. */ readonly before: RawRecords; /** To go back to it would change nothing, not even what is not told in rows. */ readonly isSame: boolean };

/** What differs between the state on the screen and the one after change `otherSeq`, told from the earlier to the later. */
export function useComparison(past: PastForest, otherSeq: number): Comparison {
  const t = useT();
  const forest = useForest();
  const [other, setOther] = useState<{ readonly seq: number; readonly raw: RawRecords | null } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void forest.flush().then(() => readPastRecords(forest.id, otherSeq)).then((read) => {
      if (isWanted) setOther({ seq: otherSeq, raw: read.ok ? read.value : null });
    });
    return () => { isWanted = false; };
  }, [forest, otherSeq, attempt]);
  return useMemo((): Comparison => {
    if (other === null) return { kind: "loading" };
    if (other.raw === null) {
      return other.seq !== otherSeq ? { kind: "loading" } : {
        kind: "failed",
        retry: () => {
          setOther(null);
          setAttempt((before) => before + 1);
        },
      };
    }
    // While a newer state is read, the last comparison stays on the screen.
    const [before, after] = other.seq >= past.seq ? [past.raw, other.raw] : [other.raw, past.raw];
    const changes = diffStates(before, after);
    return { kind: "ready", before, isSame: isSameState(changes), rows: compareRows(changes, nameOf(before, after, t), t) };
  }, [other, otherSeq, past, t]);
}
