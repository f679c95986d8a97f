import { useEffect, useState } from "react";
import { reportProblem, useForest } from "#renderer/runtime/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { hasOtherSheet } from "./noteWork.ts";

/**
 * Whether a point has words on the sheet that is not its first one: a shared case the draft it was shared from, a point whose sharing was taken back what was written in the
 * group's note meanwhile. Nobody would find them otherwise. False until that is known.
 */
export function useOtherSheet(pointId: PointId, isPrivate: boolean): boolean {
  const forest = useForest();
  const of = `${pointId} ${String(isPrivate)}`;
  const [known, setKnown] = useState({ of: "", hasWords: false });
  useEffect(() => {
    let isWanted = true;
    hasOtherSheet(forest, pointId, isPrivate).then((hasWords) => { if (isWanted) setKnown({ of, hasWords }); }, (thrown: unknown) => { reportProblem("look for another sheet", thrown, "warn"); });
    return () => { isWanted = false; };
  }, [forest, pointId, isPrivate, of]);
  return known.of === of && known.hasWords;
}
