import { ipcMain, type WebContents } from "electron";
import { CALL_CHANNEL } from "#shared/ipc/contract.ts";
import { answerCall, type AnswerCallParts } from "./answerCall.ts";
import { isOurPage } from "./isOurPage.ts";

export interface RegisterCallsParts extends AnswerCallParts {
  /** The page that may call, or null while there is no window. */
  readonly page: () => WebContents | null;
  readonly devUrl: string | null;
}

/** The only listener for anything a page sends. */
export function registerCalls(parts: RegisterCallsParts): () => void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) => {
    if (event.sender !== parts.page() || !isOurPage(event.senderFrame, parts.devUrl)) {
      parts.logFailure("sender", "a call came from a page that is not ours");
      return { ok: false, error: { code: "not-allowed", detail: "sender" } };
    }
    return answerCall(parts, name, input);
  });
  return () => ipcMain.removeHandler(CALL_CHANNEL);
}
