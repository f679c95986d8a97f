import { reportProblem, type ToastRequest } from "#renderer/runtime/index.ts";
import { showToast } from "./toasts.ts";

/** Gives back a text that only its message holds. While the clipboard refuses, the message comes again. */
export async function copyLostText(request: ToastRequest): Promise<void> {
  try {
    await navigator.clipboard.writeText(request.copyText ?? "");
  } catch (thrown) {
    reportProblem("clipboard", thrown, "warn");
    showToast(request);
  }
}
