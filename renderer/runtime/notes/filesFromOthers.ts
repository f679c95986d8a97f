import type { GroupFile } from "#shared/ipc/contract.ts";
import type { ForestId } from "#shared/kernel/index.ts";
import { callMain, onMain } from "../ipcClient.ts";
import { reportProblem } from "../reportProblem.ts";

/** Pictures are fetched without being asked for up to this size. */
export const FETCHED_BY_ITSELF_BYTES = 8 * 1024 * 1024;

/** Files that notes name and this machine does not have, as far as other members of the forest's group can help. In a forest of one's own everything is `away`. */
export interface FilesFromOthers {
  /** What is known of it; null: nobody has asked, or there is no answer yet. */
  of(sha256: string): GroupFile | null;
  /** Whether it comes by itself as soon as somebody has it: up to so many bytes; 0: it was only asked about. */
  limitOf(sha256: string): number;
  /** Asks for it. It is fetched when it is not larger than the limit; a smaller limit than before changes nothing. */
  want(sha256: string, limitBytes: number): void;
  /** It is not fetched any more, only asked about. What came so far stays for another time. */
  cancel(sha256: string): void;
  onChange(listener: () => void): () => void;
  /** A file has come to this machine. */
  onHere(listener: (sha256: string) => void): () => void;
  close(): void;
}

export function createFilesFromOthers(forestId: ForestId): FilesFromOthers {
  const files = new Map<string, GroupFile>();
  const limits = new Map<string, number>();
  const listeners = new Set<() => void>();
  const hereListeners = new Set<(sha256: string) => void>();
  const set = (file: GroupFile): void => {
    const isNew = file.stage === "here" && files.get(file.sha256)?.stage !== "here";
    files.set(file.sha256, file);
    if (isNew) for (const listener of [...hereListeners]) listener(file.sha256);
    for (const listener of [...listeners]) listener();
  };
  const stop = onMain("groups.file", (told) => { if (told.forestId === forestId) set(told.file); });
  const ask = async (sha256: string, limitBytes: number): Promise<void> => {
    const answer = await callMain("groups.fetchFile", { forestId, sha256, limitBytes });
    if (answer.ok) set(answer.value.file);
    else reportProblem("groups.fetchFile", answer.error.detail, "warn");
  };
  return {
    of: (sha256) => files.get(sha256) ?? null,
    limitOf: (sha256) => limits.get(sha256) ?? 0,
    want: (sha256, limitBytes) => {
      const limit = Math.max(limitBytes, limits.get(sha256) ?? 0);
      limits.set(sha256, limit);
      void ask(sha256, limit);
    },
    cancel: (sha256) => {
      limits.delete(sha256);
      void callMain("groups.cancelFile", { forestId, sha256 }).then(() => ask(sha256, 0));
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    onHere: (listener) => {
      hereListeners.add(listener);
      return () => { hereListeners.delete(listener); };
    },
    close: () => {
      stop();
      hereListeners.clear();
      listeners.clear();
    },
  };
}
