import { err, ok, type Result, type ThreadId } from "#shared/kernel/index.ts";
import { THREADS_ROOT, type DiscussionDesk } from "../discussionTypes.ts";
import { transactDiscussion } from "../transactDiscussion.ts";

export interface ResolveThreadInput { readonly id: ThreadId }
export type ResolveThreadError = { readonly code: "no-such-thread" };

/** Closes a thread: it stays readable, out of the way. One that is closed already keeps who closed it. */
export function resolveThread(desk: DiscussionDesk, { id }: ResolveThreadInput): Result<void, ResolveThreadError> {
  const thread = desk.view.thread(id);
  if (thread === undefined) return err({ code: "no-such-thread" });
  if (thread.resolvedAtMs === null) {
    transactDiscussion(desk, "resolveThread", (writer) => {
      writer.set({ root: THREADS_ROOT, id, key: "resolvedAtMs" }, desk.clock.now());
      writer.set({ root: THREADS_ROOT, id, key: "resolvedBy" }, desk.author);
    });
  }
  return ok(undefined);
}
