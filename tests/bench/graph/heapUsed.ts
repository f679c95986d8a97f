import type { CDPSession, Page } from "playwright-core";

const COLLECTIONS = 3;

/** The JavaScript heap of the page and of its workers after collecting garbage, in bytes. */
export async function heapUsed(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    const own = await settledHeap((method) => session.send(method));
    const workers = await workersOf(session);
    let total = own;
    for (const worker of workers) total += await settledHeap(worker);
    return total;
  } finally {
    await session.detach();
  }
}

type Ask = (method: "HeapProfiler.collectGarbage" | "Runtime.getHeapUsage") => Promise<unknown>;

async function settledHeap(ask: Ask): Promise<number> {
  for (let turn = 0; turn < COLLECTIONS; turn++) await ask("HeapProfiler.collectGarbage");
  // SAFETY: the answer of Runtime.getHeapUsage. Memory of typed arrays lies outside the heap; newer Chromiums count it separately.
  const { usedSize, backingStorageSize = 0 } = (await ask("Runtime.getHeapUsage")) as { usedSize: number; backingStorageSize?: number };
  return usedSize + backingStorageSize;
}

/** Workers are spoken to through the page's session, one message in another. */
async function workersOf(session: CDPSession): Promise<Ask[]> {
  const ids: string[] = [];
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => { if (targetInfo.type === "worker") ids.push(sessionId); });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  // The workers there are have been named by the time the next answer comes.
  await session.send("Runtime.getHeapUsage");
  let lastId = 0;
  return ids.map((sessionId): Ask => (method) => new Promise((done, fail) => {
    const id = ++lastId;
    const onMessage = (event: { readonly sessionId: string; readonly message: string }): void => {
      // SAFETY: an answer of the protocol.
      const answer = JSON.parse(event.message) as { id?: number; result?: unknown; error?: { message: string } };
      if (event.sessionId !== sessionId || answer.id !== id) return;
      session.off("Target.receivedMessageFromTarget", onMessage);
      if (answer.error === undefined) done(answer.result);
      else fail(new Error(answer.error.message));
    };
    session.on("Target.receivedMessageFromTarget", onMessage);
    session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) }).catch(fail);
  }));
}
