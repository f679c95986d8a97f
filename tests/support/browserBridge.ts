import type { Page } from "playwright-core";
import type { CallInput, CallName, EventName } from "#shared/ipc/contract.ts";
import { EVENT_NAMES } from "#shared/ipc/names.ts";
import { createFakeBridge, type FakeBridge } from "./fakeBridge.ts";

type Heard = readonly [name: EventName, payload: unknown];

/**
 * Gives a page in a plain browser the bridge that the preload gives it in the app. What stands behind it lives in the test, outside the page,
 * as the main process does, so it outlives a reload.
 */
export async function giveBridge(page: Page): Promise<FakeBridge> {
  const fake = createFakeBridge();
  let heard: Heard[] = [];
  for (const name of EVENT_NAMES) fake.bridge.on(name, (payload) => { heard.push([name, payload]); });
  await page.exposeFunction("callFromPage", async (name: CallName, input: unknown) => {
    // SAFETY: the fake parses every input by the contract, as the real main process does.
    const answer = await fake.bridge.call(name, input as CallInput<CallName>);
    const events = heard;
    heard = [];
    return { answer, events };
  });
  await page.addInitScript(installInPage);
  return fake;
}

/** Runs in the page before any script of its own. Events reach it before the answer of the call that caused them. */
function installInPage(): void {
  const { callFromPage } = globalThis as unknown as { callFromPage(name: string, input: unknown): Promise<{ answer: unknown; events: [string, unknown][] }> };
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const bridge = {
    call: async (name: string, input: unknown): Promise<unknown> => {
      const { answer, events } = await callFromPage(name, input);
      for (const [event, payload] of events) for (const listener of listeners.get(event) ?? []) listener(payload);
      return answer;
    },
    on: (name: string, listener: (payload: unknown) => void): (() => void) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => { set.delete(listener); };
    },
  };
  Object.defineProperty(globalThis, "bridge", { value: bridge });
}
