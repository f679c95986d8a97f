import { useState } from "react";
import type { Joining } from "#shared/sync/index.ts";
import { callMain, reportProblem, useReadable } from "#renderer/runtime/index.ts";
import type { JoiningPort } from "./groupPort.ts";

export interface JoiningWork {
  /** The joining that this dialog shows; null: none was begun. */
  readonly joining: Joining | null;
  readonly isBusy: boolean;
  /** Main did not answer, and nothing was begun. */
  readonly hasFailed: boolean;
  join(link: string, personName: string): Promise<void>;
  /** Stops it, and forgets what came so far. */
  cancel(): Promise<void>;
  /** Puts an ended one away. */
  putAway(): void;
}

/** One joining, followed from the knock to the open forest. `adopt`: shows one that goes on already. */
export function useJoining(port: JoiningPort, adopt: boolean): JoiningWork {
  const all = useReadable(port.joinings);
  const [begun, setBegun] = useState<Joining | null>(() => (adopt ? (port.joinings.get().at(-1) ?? null) : null));
  const [isBusy, setIsBusy] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  // What main said last; the answer to the knock itself until then.
  const joining = begun === null ? null : all.find(({ joinId }) => joinId === begun.joinId) ?? begun;
  const join = async (link: string, personName: string): Promise<void> => {
    setIsBusy(true);
    setHasFailed(false);
    const answer = await callMain("groups.join", { link, personName });
    setIsBusy(false);
    if (answer.ok) {
      port.began(answer.value.joining);
      setBegun(answer.value.joining);
    } else {
      reportProblem("groups.join", answer.error.detail);
      setHasFailed(true);
    }
  };
  const putAway = (): void => {
    if (begun !== null) port.dismiss(begun.joinId);
    setBegun(null);
  };
  const cancel = async (): Promise<void> => {
    if (begun === null) return;
    const answer = await callMain("groups.cancelJoin", { joinId: begun.joinId });
    if (!answer.ok) reportProblem("groups.cancelJoin", answer.error.detail);
    putAway();
  };
  return { joining, isBusy, hasFailed, join, cancel, putAway };
}
