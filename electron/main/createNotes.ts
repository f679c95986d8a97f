import type { Handlers } from "#shared/ipc/contract.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import { packUpdates, StorageError, unpackUpdates, type LoggedUpdate } from "#shared/storage/index.ts";
import type { OpenLogs } from "#electron/durableLog/index.ts";
import type { RunTask } from "#electron/workers/storageProtocol.ts";
import type { ForestFolders } from "./forests/index.ts";

export interface NotesParts {
  readonly forests: Pick<ForestFolders, "dirOf">;
  readonly logs: Pick<OpenLogs, "nextSeq">;
  readonly runTask: RunTask;
  /** For the log file: a forest is named by its id only. */
  readonly warn: (message: string) => void;
}

type NoteCalls = Extract<keyof Handlers, `notes.${string}`>;

export interface Notes {
  forestOpened(forestId: string): void;
  /** These updates are durable now. */
  forestWritten(forestId: string, updates: readonly LoggedUpdate[]): void;
  forestClosed(forestId: string): void;
  readonly handlers: Pick<Handlers, NoteCalls>;
}

/**
 * Notes and discussions of the open forests. They are read once, by the storage worker, when the first of them is asked for; from then on what is written is added
 * here as it becomes durable, so that one of ten thousand is found at once. Bytes only: nothing is parsed here.
 */
export function createNotes({ forests, logs, runTask, warn }: NotesParts): Notes {
  const open = new Map<string, HeldNotes>();

  const held = (forestId: string): HeldNotes => {
    const found = open.get(forestId);
    if (found === undefined) throw new StorageError("not-open", "the forest is not open");
    return found;
  };
  const load = async (forestId: string): Promise<readonly LoggedUpdate[]> => {
    const { updates, missing } = await runTask("readNotes", { forestDir: forests.dirOf(forestId) });
    for (const { fromSeq, toSeq } of missing) warn(`notes of ${forestId}: ${fromSeq} to ${toSeq} are missing`);
    return unpackUpdates(updates);
  };
  const readMany = async (forestId: string, docIds: readonly string[]): ReturnType<Handlers["notes.readMany"]> => {
    const documents = await held(forestId).documents();
    return { updates: packUpdates(docIds.flatMap((docId) => (documents.get(docId) ?? []).map((bytes) => ({ docId, bytes })))) };
  };
  return {
    forestOpened: (forestId) => { open.set(forestId, new HeldNotes(() => load(forestId))); },
    forestWritten: (forestId, updates) => open.get(forestId)?.add(updates),
    forestClosed: (forestId) => { open.delete(forestId); },
    handlers: {
      "notes.open": ({ forestId, docId }) => readMany(forestId, [docId]),
      "notes.readMany": ({ forestId, docIds }) => readMany(forestId, [...new Set(docIds)]),
      "notes.list": async ({ forestId }) => ({ docIds: [...(await held(forestId).documents()).keys()] }),
      "notes.changedAfter": async ({ forestId, seq }) => {
        // Asked before: the worker may see a write that is then taken back, and whose number is given to another.
        const nextSeq = logs.nextSeq(forestId);
        if (nextSeq === null) throw new StorageError("not-open", "the forest is not open");
        const { docIds, throughSeq } = await runTask("changedNotes", { forestDir: forests.dirOf(forestId), seq });
        return { docIds: [...docIds], throughSeq: Math.min(throughSeq, nextSeq - 1) };
      },
      "notes.versions": async ({ forestId, docId }) => ({ versions: [...(await runTask("noteVersions", { forestDir: forests.dirOf(forestId), docId }))] }),
      "notes.versionAt": async ({ forestId, docId, seq }) => ({ updates: await runTask("noteAt", { forestDir: forests.dirOf(forestId), docId, seq }) }),
    },
  };
}

/** The documents of one forest, from its opening to its closing. */
class HeldNotes {
  #documents: Map<string, Uint8Array[]> | null = null;
  #reading: Promise<ReadonlyMap<string, readonly Uint8Array[]>> | null = null;
  /** What became durable while the disk was being read: the reader may have come too early for it. Twice does no harm. */
  #meanwhile: LoggedUpdate[] = [];

  constructor(private readonly load: () => Promise<readonly LoggedUpdate[]>) {}

  /** Updates to apply in order, by document. After a failure the next one to ask begins again. */
  documents(): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
    if (this.#documents !== null) return Promise.resolve(this.#documents);
    this.#reading ??= this.#read();
    return this.#reading;
  }

  add(updates: readonly LoggedUpdate[]): void {
    const own = updates.filter(({ docId }) => isSideDocId(docId));
    if (this.#documents !== null) addTo(this.#documents, own);
    // Before anybody asks, the disk has it all.
    else if (this.#reading !== null) this.#meanwhile.push(...own);
  }

  async #read(): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
    try {
      const documents = new Map<string, Uint8Array[]>();
      addTo(documents, await this.load());
      addTo(documents, this.#meanwhile);
      this.#documents = documents;
      return documents;
    } finally {
      this.#reading = null;
      this.#meanwhile = [];
    }
  }
}

function addTo(documents: Map<string, Uint8Array[]>, updates: readonly LoggedUpdate[]): void {
  for (const { docId, bytes } of updates) {
    const own = documents.get(docId);
    if (own === undefined) documents.set(docId, [bytes]);
    else own.push(bytes);
  }
}
