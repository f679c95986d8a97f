import { protocol } from "electron";
import { ATTACHMENT_SCHEME } from "#shared/attachments/index.ts";
import { answerAttachment, type OpenAttachment } from "./answerAttachment.ts";

/** Serves files of the forests under `attachment://<forest>/<number>`, to the pages of our own session only. The scheme is declared with the app's own. */
export function serveAttachments(open: OpenAttachment, warn: (message: string) => void): void {
  protocol.handle(ATTACHMENT_SCHEME, (request) => answerAttachment(request, open, warn));
}
