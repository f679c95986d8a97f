import { useCallback, useEffect, useRef, useState } from "react";
import type { HistorySession, Timeline } from "#shared/history/index.ts";
import { callMain, useForest } from "#renderer/runtime/index.ts";
import { sessionKey, type StepsState } from "./timelineRows.ts";

export interface Unfolded {
  readonly openKeys: ReadonlySet<string>;
  readonly stepsOf: ReadonlyMap<string, StepsState>;
  setOpen(key: string, isOpen: boolean): void;
  retry(key: string): void;
}

/** Which sessions are unfolded, and their single steps, read when they are first looked at and again when a session has grown. */
export function useSteps(timeline: Timeline | null): Unfolded {
  const forest = useForest();
  const [openKeys, setOpenKeys] = useState<ReadonlySet<string>>(new Set());
  const [stepsOf, setStepsOf] = useState<ReadonlyMap<string, StepsState>>(new Map());
  const askedThrough = useRef(new Map<string, number>());
  const note = useCallback((key: string, state: StepsState): void => setStepsOf((before) => new Map(before).set(key, state)), []);
  const load = useCallback(async (session: HistorySession): Promise<void> => {
    const key = sessionKey(session);
    askedThrough.current.set(key, session.toSeq);
    const answer = await callMain("history.steps", { forestId: forest.id, fromSeq: session.fromSeq, toSeq: session.toSeq });
    if (askedThrough.current.get(key) === session.toSeq) note(key, answer.ok ? { kind: "ready", steps: answer.value.steps } : { kind: "failed" });
  }, [forest, note]);
  useEffect(() => {
    for (const session of timeline?.sessions ?? []) {
      const key = sessionKey(session);
      if (openKeys.has(key) && askedThrough.current.get(key) !== session.toSeq) void load(session);
    }
  }, [timeline, openKeys, load]);
  return {
    openKeys, stepsOf,
    setOpen: (key, isOpen) => setOpenKeys((before) => {
      const next = new Set(before);
      if (isOpen) next.add(key);
      else next.delete(key);
      return next;
    }),
    retry: (key) => {
      const session = timeline?.sessions.find((each) => sessionKey(each) === key);
      if (session === undefined) return;
      note(key, { kind: "loading" });
      void load(session);
    },
  };
}
