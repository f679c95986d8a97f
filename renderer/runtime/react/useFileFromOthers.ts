import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { GroupFile } from "#shared/ipc/contract.ts";
import { fileWords, type FileWords } from "../notes/fileWords.ts";
import type { FilesFromOthers } from "../notes/filesFromOthers.ts";

export interface FileFromOthers {
  /** Null: nobody has answered yet. */
  readonly file: GroupFile | null;
  readonly words: FileWords;
}

/** How it stands with a file that is not on this machine; asks for it when it is first shown. `limitBytes`: up to which size it comes by itself; 0: it is only asked about. Null: nothing is asked. */
export function useFileFromOthers(files: FilesFromOthers, sha256: string | null, limitBytes: number | null): FileFromOthers {
  const read = useCallback(() => (sha256 === null ? null : files.of(sha256)), [files, sha256]);
  const file = useSyncExternalStore(files.onChange, read);
  useEffect(() => { if (sha256 !== null && limitBytes !== null) files.want(sha256, limitBytes); }, [files, sha256, limitBytes]);
  return { file, words: fileWords(file, sha256 === null ? 0 : files.limitOf(sha256)) };
}
