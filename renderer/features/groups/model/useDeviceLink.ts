import { useCallback, useEffect, useState } from "react";
import type { CallOutput } from "#shared/ipc/contract.ts";
import type { GroupState, JoinRequest } from "#shared/sync/index.ts";
import { callMain, reportProblem, useShell } from "#renderer/runtime/index.ts";
import { tellProblem, useGroupCall } from "./useGroupCall.ts";

type MadeLink = Pick<CallOutput<"groups.linkDevice">, "link" | "expiresAtMs">;

export interface DeviceLinkWork {
  readonly link: MadeLink | null;
  /** The device that was let in; null: none yet. */
  readonly linkedName: string | null;
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
  make(): Promise<void>;
  answer(request: JoinRequest, approve: boolean): Promise<void>;
}

/** A link for a further device of this person, made when this begins and taken back when it ends. */
export function useDeviceLink({ forestId }: Pick<GroupState, "forestId">): DeviceLinkWork {
  const shell = useShell();
  const { isBusy, call } = useGroupCall();
  const [link, setLink] = useState<MadeLink | null>(null);
  const [linkedName, setLinkedName] = useState<string | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const make = useCallback(async (): Promise<void> => {
    setIsMaking(true);
    const answer = await callMain("groups.linkDevice", { forestId });
    setIsMaking(false);
    const problem = answer.ok ? answer.value.refused : "unexpected";
    if (!answer.ok) reportProblem("groups.linkDevice", answer.error.detail);
    setHasFailed(problem !== null);
    if (problem !== null) tellProblem(shell, problem);
    setLink(answer.ok && problem === null ? { link: answer.value.link, expiresAtMs: answer.value.expiresAtMs } : null);
  }, [forestId, shell]);
  useEffect(() => {
    void make();
    return () => {
      void callMain("groups.cancelDeviceLink", { forestId }).then((answer) => { if (!answer.ok) reportProblem("groups.cancelDeviceLink", answer.error.detail); });
    };
  }, [forestId, make]);
  const answer = async ({ requestId, deviceName }: JoinRequest, approve: boolean): Promise<void> => {
    const isDone = await call("groups.answerRequest", { forestId, requestId, approve });
    if (isDone && approve) setLinkedName(deviceName);
    // Whoever was refused is told so for as long as they have this link: the next one needs another.
    if (isDone && !approve) await make();
  };
  return { link, linkedName, isBusy: isBusy || isMaking, hasFailed, make, answer };
}
