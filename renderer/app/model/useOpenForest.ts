import { useCallback, useEffect, useRef, useState } from "react";
import { isForestId, isPersonId, type ForestId, type PersonId } from "#shared/kernel/index.ts";
import { callMain, openForest, reportProblem, useSettings, type OpenForest } from "#renderer/runtime/index.ts";
import { mayLeave } from "./leaving.ts";

export type ForestPhase =
  | { readonly kind: "looking" }
  | { readonly kind: "none" }
  | { readonly kind: "opening"; readonly forestId: ForestId }
  | { readonly kind: "open"; readonly forest: OpenForest }
  | { readonly kind: "failed"; readonly forestId: ForestId; readonly code: string }
  /** The data folder cannot be read: which forests there are is not known. */
  | { readonly kind: "unlisted"; readonly code: string };

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
      const leaving = current.current;
      if (!(await mayLeave(leaving)) || mine !== turn.current) return;
      // Off the screen before it is closed: what is typed into a closed forest would be lost.
      current.current = null;
      setPhase({ kind: "opening", forestId });
      const closed = await leaving?.close();
      if (closed?.ok === false) reportProblem("closeForest", closed.error.reason);
      if (mine !== turn.current) return;
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
    void firstForest(lastForestId).then((first) => {
      if (first.kind === "forest") open(first.forestId);
      else setPhase(first);
    });
  }, [lastForestId, open]);
  return { phase, open, adopt };
}

type FirstForest = { readonly kind: "forest"; readonly forestId: ForestId } | { readonly kind: "none" } | { readonly kind: "unlisted"; readonly code: string };

/** The forest that was open last, or else the one that changed last. A list that cannot be read is not an empty list. */
async function firstForest(lastForestId: string | null): Promise<FirstForest> {
  const listed = await callMain("forests.list", {});
  if (!listed.ok) {
    reportProblem("forests.list", listed.error.detail);
    return isForestId(lastForestId) ? { kind: "forest", forestId: lastForestId } : { kind: "unlisted", code: listed.error.code };
  }
  const present = listed.value.filter((entry) => entry.trashedAtMs === null).sort((a, b) => b.changedAtMs - a.changedAtMs);
  const chosen = present.find((entry) => entry.forestId === lastForestId) ?? present[0];
  return chosen !== undefined && isForestId(chosen.forestId) ? { kind: "forest", forestId: chosen.forestId } : { kind: "none" };
}
