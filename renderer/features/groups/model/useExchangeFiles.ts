import { useState } from "react";
import { callMain, reportProblem, useShell } from "#renderer/runtime/index.ts";
import { tellProblem } from "./useGroupCall.ts";

export interface ExchangeFiles {
  readonly isBusy: boolean;
  /** Asks where to, writes what the others may lack (`isWhole`: everything), and says how much it was. */
  exportChanges(isWhole?: boolean): Promise<void>;
  importChanges(): Promise<void>;
}

/** Changes that travel as a file (增量文件), where there is no network at all. */
export function useExchangeFiles(forestId: string): ExchangeFiles {
  const shell = useShell();
  const [isBusy, setIsBusy] = useState(false);
  const exportChanges = async (isWhole = false): Promise<void> => {
    setIsBusy(true);
    const answer = await callMain("groups.exportChanges", isWhole ? { forestId, isWhole } : { forestId });
    setIsBusy(false);
    if (!answer.ok) {
      reportProblem("groups.exportChanges", answer.error.detail);
      tellProblem(shell, "unexpected");
      return;
    }
    const { refused, savedAs, blocks } = answer.value;
    if (refused !== null) tellProblem(shell, refused);
    else if (savedAs !== null) shell.toast({ tone: "success", key: "groups.exchange.exported", values: { count: blocks, file: savedAs } });
  };
  const importChanges = async (): Promise<void> => {
    setIsBusy(true);
    const answer = await callMain("groups.importChanges", { forestId });
    setIsBusy(false);
    if (!answer.ok) {
      reportProblem("groups.importChanges", answer.error.detail);
      tellProblem(shell, "unexpected");
      return;
    }
    const { picked, blocks, problem } = answer.value;
    if (!picked) return;
    // i18n-keys: groups.exchange.problem.*
    if (problem !== null) shell.toast({ tone: "error", key: `groups.exchange.problem.${problem}` });
    else shell.toast({ tone: "success", key: blocks === 0 ? "groups.exchange.nothingNew" : "groups.exchange.imported", values: { count: blocks } });
  };
  return { isBusy, exportChanges, importChanges };
}
