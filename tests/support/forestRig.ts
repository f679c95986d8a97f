import { afterEach, beforeEach } from "vitest";
import { createForestWithPlan, openForest, type OpenForest, type OpenForestOptions } from "#renderer/runtime/index.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import type { MirrorLink } from "#renderer/runtime/storage/mirrorProtocol.ts";
import { addPoint } from "#shared/forest/index.ts";
import type { ForestId, PointId } from "#shared/kernel/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "./fakeBridge.ts";
import { connectMirrorInProcess } from "./inProcessMirror.ts";

/** Forests over a main process in memory, for tests of the whole way between a command and the disk. IndexedDB must be there (fake-indexeddb). */
export interface ForestRig {
  /** The main process of this test. */
  readonly fake: FakeBridge;
  openOk(id: ForestId, chosen: OpenForestOptions): Promise<OpenForest>;
  newForest(chosen?: OpenForestOptions): Promise<OpenForest>;
  /** Runs a task while the page has another bridge. */
  withBridge<T>(bridge: Pick<FakeBridge, "bridge">, task: () => Promise<T>): Promise<T>;
}

const atOnce = (task: () => void): (() => void) => {
  task();
  return () => undefined;
};

/** How these forests are opened: by "pr_me", everything that may wait for an idle moment at once, and without a mirror unless one is given. */
export const rigOptions = (connectMirror: OpenForestOptions["connectMirror"] = null, more: Partial<OpenForestOptions> = {}): OpenForestOptions =>
  ({ author: "pr_me", connectMirror, whenIdle: atOnce, ...more });

/** Sets up a fresh main process before each test of the file, and closes and forgets everything after it. */
export function forestRig(): ForestRig {
  let fake = createFakeBridge();
  let uninstall: () => void = () => undefined;
  const open: OpenForest[] = [];
  beforeEach(() => {
    fake = createFakeBridge();
    uninstall = installBridge(fake);
  });
  afterEach(async () => {
    fake.failAppends(null);
    for (const forest of open.splice(0)) await forest.close();
    for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
    closeCaches();
    uninstall();
  });
  return {
    get fake() { return fake; },
    openOk: async (id, chosen) => {
      const opened = await openForest(id, chosen);
      if (!opened.ok) throw new Error(opened.error.code);
      open.push(opened.value);
      return opened.value;
    },
    newForest: async (chosen = rigOptions()) => {
      const made = await createForestWithPlan({ name: "我的森林", plan: null, authorName: "小林" }, chosen);
      if (!made.ok) throw new Error(made.error.code);
      open.push(made.value);
      return made.value;
    },
    withBridge: async (bridge, task) => {
      uninstall();
      const remove = installBridge(bridge);
      const result = await task();
      remove();
      uninstall = installBridge(fake);
      return result;
    },
  };
}

export function addTitled(forest: OpenForest, title: string): PointId {
  const added = forest.run(addPoint, { title, parentId: null });
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
}

/** A mirror in this process that tells when it has answered for all documents. */
export function watchedMirror(): { readonly connect: () => MirrorLink; readonly answered: Promise<void> } {
  let done: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => { done = resolve; });
  const connect = (): MirrorLink => {
    const link = connectMirrorInProcess();
    let left = 2;
    return {
      ...link,
      onMessage: (listener) => link.onMessage((message) => {
        listener(message);
        if (message.kind === "diff" && --left === 0) done();
      }),
    };
  };
  return { connect, answered };
}
