import { contextBridge, ipcRenderer } from "electron";
import type { Bridge } from "#shared/ipc/contract.ts";
import { CALL_CHANNEL, CALL_NAMES, EVENT_CHANNEL, EVENT_NAMES } from "#shared/ipc/names.ts";

const callNames: ReadonlySet<string> = new Set(CALL_NAMES);
const eventNames: ReadonlySet<string> = new Set(EVENT_NAMES);
const listeners = new Map<string, Set<(payload: never) => void>>();

// One listener on the channel for all: Electron's event object, which could send on any channel, never reaches the page.
ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
  // SAFETY: main sends each payload under the name whose type the listener was registered with.
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

const bridge: Bridge = {
  call: (name, input) => {
    if (!callNames.has(name)) return Promise.resolve({ ok: false, error: { code: "not-allowed", detail: "no such call" } });
    return ipcRenderer.invoke(CALL_CHANNEL, name, input);
  },
  on: (name, listener) => {
    if (!eventNames.has(name)) return () => undefined;
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener));
    return () => { known.delete(listener); };
  },
};

contextBridge.exposeInMainWorld("bridge", bridge);
