import { err, ok, type Result, type ThreadId } from "#shared/kernel/index.ts";
import { THREADS_ROOT, type DiscussionDesk } from "../discussionTypes.ts";
import { transactDiscussion } from "../transactDiscussion.ts";

export interface ReopenThreadInput { readonly id: ThreadId }
export type ReopenThreadError = { readonly code: "no-such-thread" };

/** Opens a resolved thread again. */
export function reopenThread(desk: DiscussionDesk, { id }: ReopenThreadInput): Result<void, ReopenThreadError> {
  const thread = desk.view.thread(id);
  if (thread === undefined) return err({ code: "no-such-thread" });
  if (thread.resolvedAtMs !== null) {
    transactDiscussion(desk, "reopenThread", (writer) => {
      writer.set({ root: THREADS_ROOT, id, key: "resolvedAtMs" }, undefined);
      writer.set({ root: THREADS_ROOT, id, key: "resolvedBy" }, undefined);
    });
  }
  return ok(undefined);
}
