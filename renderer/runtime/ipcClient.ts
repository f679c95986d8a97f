import { calls, events, type Bridge, type CallInput, type CallName, type CallOutput, type EventName, type EventPayload, type IpcResult } from "#shared/ipc/contract.ts";

declare global {
  interface Window {
    /** Put there by the preload; absent in a bare page. Only this file reads it. */
    readonly bridge?: Bridge;
  }
}

const unexpected = (detail: string): { readonly ok: false; readonly error: { readonly code: "unexpected"; readonly detail: string } } => ({ ok: false, error: { code: "unexpected", detail } });

/** Asks the main process. Never rejects: a broken wire is an answer like any other, and what comes back has been checked. */
export async function callMain<N extends CallName>(name: N, input: CallInput<N>): Promise<IpcResult<CallOutput<N>>> {
  const bridge = window.bridge;
  if (bridge === undefined) return unexpected("no bridge");
  try {
    const answer = await bridge.call(name, input);
    if (!answer.ok) return answer;
    const parsed = calls[name].output.safeParse(answer.value);
    // SAFETY: `calls[name].output` is the schema that CallOutput<N> is derived from; TypeScript cannot follow the index.
    return parsed.success ? { ok: true, value: parsed.data as CallOutput<N> } : unexpected(`${name}: ${parsed.error.message}`);
  } catch (thrown) {
    return unexpected(`${name}: ${String(thrown)}`);
  }
}

/** Listens to the main process; a payload that does not fit the contract is dropped. Returns the unsubscriber. */
export function onMain<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  const bridge = window.bridge;
  if (bridge === undefined) return () => undefined;
  return bridge.on(name, (payload) => {
    const parsed = events[name].safeParse(payload);
    // SAFETY: as above, the schema is the one the payload type is derived from.
    if (parsed.success) listener(parsed.data as EventPayload<N>);
  });
}
