import { useCallback, useEffect, useRef, useState } from "react";
import { isForestId, isPersonId, type ForestId, type PersonId } from "#shared/kernel/index.ts";
import { callMain, openForest, reportProblem, useSettings, type OpenForest } from "#renderer/runtime/index.ts";

export type ForestPhase =
  | { readonly kind: "looking" }
  | { readonly kind: "none" }
  | { readonly kind: "opening"; readonly forestId: ForestId }
  | { readonly kind: "open"; readonly forest: OpenForest }
  | { readonly kind: "failed"; readonly forestId: ForestId; readonly code: string };

export interface ForestControl {
  readonly phase: ForestPhase;
  /** Closes the open forest (waiting for the disk) and opens another. */
  open(forestId: ForestId): void;
  /** Takes over a forest that is open already, e.g. one just planted. */
  adopt(forest: OpenForest): void;
}

/** Which forest is on the screen, and the way from one to the next: the old one is written and closed before the new one opens. */
export function useOpenForest(): ForestControl {
  const { settings, write } = useSettings();
  const author: PersonId = isPersonId(settings.personId) ? settings.personId : "pr_unset";
  const [phase, setPhase] = useState<ForestPhase>({ kind: "looking" });
  const current = useRef<OpenForest | null>(null);
  const turn = useRef(0);

  const adopt = useCallback((forest: OpenForest): void => {
    current.current = forest;
    setPhase({ kind: "open", forest });
    void write({ lastForestId: forest.id });
  }, [write]);

  const open = useCallback((forestId: ForestId): void => {
    turn.current += 1;
    const mine = turn.current;
    const go = async (): Promise<void> => {
      const closed = await current.current?.close();
      if (closed?.ok === false) reportProblem("closeForest", closed.error.reason);
      current.current = null;
      if (mine !== turn.current) return;
      setPhase({ kind: "opening", forestId });
      const opened = await openForest(forestId, { author });
      if (mine !== turn.current) {
        if (opened.ok) await opened.value.close();
        return;
      }
      if (opened.ok) adopt(opened.value);
      else setPhase({ kind: "failed", forestId, code: opened.error.code });
    };
    void go();
  }, [adopt, author]);

  const { lastForestId } = settings;
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void firstForest(lastForestId).then((forestId) => {
      if (forestId === null) setPhase({ kind: "none" });
      else open(forestId);
    });
  }, [lastForestId, open]);
  return { phase, open, adopt };
}

/** The forest that was open last, or else the one that changed last; null when there is none. */
async function firstForest(lastForestId: string | null): Promise<ForestId | null> {
  const listed = await callMain("forests.list", {});
  if (!listed.ok) {
    reportProblem("forests.list", listed.error.detail);
    return isForestId(lastForestId) ? lastForestId : null;
  }
  const present = listed.value.filter((entry) => entry.trashedAtMs === null).sort((a, b) => b.changedAtMs - a.changedAtMs);
  const chosen = present.find((entry) => entry.forestId === lastForestId) ?? present[0];
  return chosen !== undefined && isForestId(chosen.forestId) ? chosen.forestId : null;
}
