import { countRejected, DOC_NAMES, isReadableUpdate } from "#shared/forest/index.ts";
import { StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import { joinPieces, type CutFile } from "./filePieces.ts";
import { lookInside } from "./lookInside.ts";
import { namedAmong, namedInVain } from "./namedFiles.ts";
import { unpackSnapshot } from "./unpackSnapshot.ts";

const ALWAYS_OPEN: ReadonlySet<string> = new Set(DOC_NAMES);

export interface ForestFileContent {
  /** The forest's own name; empty when it has none. */
  readonly name: string;
  readonly documents: readonly LoggedUpdate[];
  /** Files its documents name, each compared with its number. What nothing names would only take up room. */
  readonly files: readonly CutFile[];
  /** Numbers of files its documents speak of and it does not hold, or that are not what they should be. */
  readonly absentFiles: readonly string[];
  /** A backup holds no files; they may lie beside it. */
  readonly isBackup: boolean;
}

/** Reads a `.forest` file (or a backup, which is one with a date) that may come from anybody. Refuses with the codes of `unpackSnapshot`. */
export function decodeForestFile(packed: Uint8Array): ForestFileContent {
  const { manifest, documents, pieces } = unpackSnapshot(packed);
  if (manifest.kind === "checkpoint") throw new StorageError("refused", "a checkpoint is no forest file");
  if (!documents.some(({ docId }) => docId === "forest")) throw new StorageError("corrupt", "no forest in it");
  // What can be applied need not be fit to be written down again. The two that are always open are tried below; the others here.
  const rejected = documents.filter(({ bytes }) => !isReadableUpdate(bytes)).length || countRejected(documents.filter(({ docId }) => !ALWAYS_OPEN.has(docId)));
  if (rejected > 0) throw new StorageError("corrupt", `${rejected} documents cannot be applied`);
  const name = lookInside(documents, (view) => view.meta.name);
  const { files, wrong } = joinPieces(pieces);
  const sound = new Set(files.map(({ sha256 }) => sha256));
  const named = new Set(namedAmong(documents, sound));
  const absentFiles = [...new Set([...wrong, ...namedInVain(documents, sound)])].sort();
  return { name, documents, files: files.filter(({ sha256 }) => named.has(sha256)), absentFiles, isBackup: manifest.kind === "backup" };
}
