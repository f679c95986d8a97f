import { reportProblem } from "../reportProblem.ts";
import { mirrorName } from "./mirrorProtocol.ts";

/** Deletes the mirror databases of a forest that has been deleted for good. A failure is reported: it leaves rubbish, nothing worse. */
export async function deleteMirror(forestId: string, docIds: readonly string[]): Promise<void> {
  await Promise.all(docIds.map((docId) => new Promise<void>((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(mirrorName(forestId, docId));
      request.onsuccess = () => resolve();
      const onProblem = (): void => { reportProblem("deleteMirror", request.error ?? "blocked", "warn"); resolve(); };
      request.onerror = onProblem;
      request.onblocked = onProblem;
    } catch (thrown) {
      reportProblem("deleteMirror", thrown, "warn");
      resolve();
    }
  })));
}
