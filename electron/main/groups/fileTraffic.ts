import { NO_GROUP_FILE, type EventName, type EventPayload, type Handlers } from "#shared/ipc/contract.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { PeersEvents } from "#electron/peers/peersProtocol.ts";
import type { ForestFolders } from "../forests/index.ts";
import { PeersAway, type PeersProcess } from "./createPeersProcess.ts";
import type { GroupIndex } from "./groupIndex.ts";

/** The files of forests, as far as groups need them. */
export interface ForestFiles {
  /** Null: it is not on this machine, or is damaged. */
  sizeOf(forestId: string, sha256: string): Promise<number | null>;
  /** Keeps a file that lies elsewhere, as if a person had added it. Rejects with a `StorageError`. */
  keepFile(forestId: string, path: string): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
}

export interface FileTrafficParts {
  readonly index: GroupIndex;
  readonly peers: PeersProcess;
  readonly forests: Pick<ForestFolders, "dirOf">;
  readonly files: ForestFiles;
  readonly send: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  readonly warn: (message: string) => void;
}

type FileHandlers = Pick<Handlers, "groups.fetchFile" | "groups.cancelFile">;

/** Files of shared notes on their way between members: main knows where forests lie, the peers process who has what. */
export class FileTraffic {
  readonly handlers: FileHandlers;
  /** Group → the folder that was named last. */
  readonly #shelves = new Map<string, string>();
  /** Group → what the page waits for: a process that was started again has to be told once more. */
  readonly #wanted = new Map<string, Map<string, number>>();
  /** "group sha256": being put into its forest. */
  readonly #keeping = new Set<string>();

  constructor(private readonly parts: FileTrafficParts) {
    this.handlers = {
      "groups.fetchFile": (input) => this.#fetch(input),
      "groups.cancelFile": async ({ forestId, sha256 }) => {
        await parts.index.load();
        const group = parts.index.anyOf(forestId);
        if (group === null) return {};
        this.#wanted.get(group.groupId)?.delete(sha256);
        await this.#asked(() => parts.peers.callIfRunning("cancelFile", { groupId: group.groupId, sha256 }));
        return {};
      },
    };
  }

  /** The process runs, for the first time or again, and knows nothing of this group's files yet. */
  async begin(groupId: string): Promise<void> {
    const wanted = [...this.#wanted.get(groupId) ?? []];
    this.#shelves.delete(groupId);
    await this.nameShelf(groupId);
    for (const [sha256, limitBytes] of wanted) await this.#asked(() => this.parts.peers.callIfRunning("fetchFile", { groupId, sha256, limitBytes }));
  }

  /** Where the forest lies now: the folder of all forests may have been moved. Never rejects. */
  async nameShelf(groupId: string): Promise<void> {
    const { index, forests, peers } = this.parts;
    const record = index.byId(groupId);
    if (record === null || !peers.isRunning()) return;
    await this.#asked(async () => {
      const forestDir = forests.dirOf(record.forestId);
      if (this.#shelves.get(groupId) === forestDir) return;
      this.#shelves.set(groupId, forestDir);
      await peers.callIfRunning("setShelf", { groupId, forestDir });
    });
  }

  heard({ groupId, file }: PeersEvents["file"]): void {
    const record = this.parts.index.byId(groupId);
    if (record !== null) this.parts.send("groups.file", { forestId: record.forestId, file });
  }

  /** Puts it into the forest. What fails is tried again when the process starts anew, or when it is asked for again. */
  async arrived({ groupId, sha256, path }: PeersEvents["fileArrived"]): Promise<void> {
    const { index, files, peers, send, warn } = this.parts;
    const record = index.byId(groupId);
    const name = `${groupId} ${sha256}`;
    if (record === null || this.#keeping.has(name)) return;
    const { forestId } = record;
    this.#keeping.add(name);
    try {
      const kept = await files.keepFile(forestId, path);
      if (kept.sha256 !== sha256) warn(`a file that came from others was another one once it was kept`);
      this.#wanted.get(groupId)?.delete(sha256);
      await this.#asked(() => peers.callIfRunning("fileTaken", { groupId, sha256 }));
      send("groups.file", { forestId, file: { sha256: kept.sha256, stage: "here", haveBytes: kept.sizeBytes, totalBytes: kept.sizeBytes, people: [] } });
    } catch (cause) {
      warn(toStorageError(cause, "keep a file that came").message);
      send("groups.file", { forestId, file: { ...NO_GROUP_FILE, sha256, stage: "failed" } });
    } finally {
      this.#keeping.delete(name);
    }
  }

  async #fetch({ forestId, sha256, limitBytes }: { readonly forestId: string; readonly sha256: string; readonly limitBytes: number }): ReturnType<FileHandlers["groups.fetchFile"]> {
    const { index, files, peers } = this.parts;
    const sizeBytes = await files.sizeOf(forestId, sha256);
    if (sizeBytes !== null) return { file: { sha256, stage: "here", haveBytes: sizeBytes, totalBytes: sizeBytes, people: [] } };
    await index.load();
    const group = index.activeOf(forestId);
    if (group === null) return { file: { ...NO_GROUP_FILE, sha256 } };
    if (this.#keeping.has(`${group.groupId} ${sha256}`)) return { file: { ...NO_GROUP_FILE, sha256, stage: "keeping" } };
    const wanted = this.#wanted.get(group.groupId) ?? new Map<string, number>();
    this.#wanted.set(group.groupId, wanted.set(sha256, Math.max(limitBytes, wanted.get(sha256) ?? 0)));
    const file = await this.#asked(() => peers.call("fetchFile", { groupId: group.groupId, sha256, limitBytes }));
    return { file: file ?? { ...NO_GROUP_FILE, sha256 } };
  }

  /** Null: the process does not run, which the page is told in its own way, or it refused. */
  async #asked<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (cause) {
      if (!(cause instanceof PeersAway)) this.parts.warn(toStorageError(cause, "ask for files").message);
      return null;
    }
  }
}
