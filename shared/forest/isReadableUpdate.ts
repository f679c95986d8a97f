import * as Y from "yjs";
import { isSoundUpdate } from "#shared/kernel/index.ts";

/** Whether bytes of others may be applied: Yjs finds damage in the list of deletions only after it has applied the rest, and believes what cannot be. */
export function isReadableUpdate(bytes: Uint8Array): boolean {
  try {
    return isSoundUpdate(Y.decodeUpdate(bytes));
  } catch {
    // SAFETY: false is the answer; the caller says what was refused.
    return false;
  }
}
