import { useCallback, useState } from "react";
import type { CallInput, CallName } from "#shared/ipc/contract.ts";
import type { GroupState } from "#shared/sync/index.ts";
import { callMain, reportProblem, useForestOrNull, useShell, type GroupProblem, type ShellPort } from "#renderer/runtime/index.ts";
import { whoGoverns } from "./whoGoverns.ts";

/** The calls that answer with nothing but why they did not happen. */
type OutcomeCall = Extract<CallName, "groups.revokeInvite" | "groups.answerRequest" | "groups.unlinkDevice" | "groups.setRole" | "groups.remove" | "groups.handOver" | "groups.leave" | "groups.forget" | "groups.rename" | "groups.setPaused">;

export interface GroupCalls {
  /** While one is under way, the next is not begun. */
  readonly isBusy: boolean;
  /** Asks main; a refusal is told in a toast. True: it happened. */
  call<N extends OutcomeCall>(name: N, input: CallInput<N>): Promise<boolean>;
}

/** Why it did not happen, in words, beside nothing: the thing itself stays as it was. A role that is too small is named, together with who could change it. */
export function tellProblem(shell: ShellPort, problem: GroupProblem, state: GroupState | null = null): void {
  const role = state?.myRole ?? null;
  // i18n-keys: groups.refused.*
  // i18n-keys: groups.role.*
  if (problem === "not-allowed" && state !== null && role !== null && role !== "owner") shell.toast({ tone: "error", key: "groups.refused.by-role", values: { role: shell.text(`groups.role.${role}`), who: whoGoverns(state, (key) => shell.text(key)) } });
  else shell.toast({ tone: "error", key: `groups.refused.${problem}` });
}

export function useGroupCall(): GroupCalls {
  const shell = useShell();
  const group = useForestOrNull()?.group;
  const [isBusy, setIsBusy] = useState(false);
  const call = useCallback(async <N extends OutcomeCall>(name: N, input: CallInput<N>): Promise<boolean> => {
    setIsBusy(true);
    const answer = await callMain(name, input);
    setIsBusy(false);
    if (!answer.ok) {
      reportProblem(name, answer.error.detail);
      tellProblem(shell, "unexpected");
      return false;
    }
    // SAFETY: the contract gives every call of this list the same answer; TypeScript cannot follow the index.
    const { refused } = answer.value as { readonly refused: GroupProblem | null };
    if (refused !== null) tellProblem(shell, refused, group?.state.get() ?? null);
    return refused === null;
  }, [shell, group]);
  return { isBusy, call };
}
