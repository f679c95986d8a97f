import type { BlockStore } from "#shared/sync/index.ts";

/** What stays when a replica's process dies. */
export interface BlockDisk {
  readonly logs: Map<string, Uint8Array[]>;
}

export interface MemoryBlockStore extends BlockStore {
  readonly disk: BlockDisk;
  /** Appends wait for the answer before they are durable; what waits when the process dies may be lost. */
  durability: () => Promise<void>;
  /** Appends are refused until told otherwise. */
  isFull: boolean;
}

export function createBlockDisk(): BlockDisk {
  return { logs: new Map() };
}

/** The port's promises over memory: appended in order, durable when resolved. */
export function createMemoryBlockStore(disk: BlockDisk = createBlockDisk()): MemoryBlockStore {
  const store: MemoryBlockStore = {
    disk,
    durability: () => Promise.resolve(),
    isFull: false,
    readAll: () => Promise.resolve(new Map([...disk.logs].map(([logKey, blocks]) => [logKey, [...blocks]]))),
    append: async (logKey, fromIndex, blocks) => {
      const copies = blocks.map((block) => block.slice());
      await store.durability();
      if (store.isFull) throw new Error("no room");
      const log = disk.logs.get(logKey) ?? [];
      if (log.length !== fromIndex) throw new Error(`out of order: ${fromIndex} after ${log.length}`);
      disk.logs.set(logKey, [...log, ...copies]);
    },
    read: (logKey, from, to) => Promise.resolve((disk.logs.get(logKey) ?? []).slice(from, to)),
  };
  return store;
}
