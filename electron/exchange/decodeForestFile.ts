import { DOC_NAMES, foldUpdates } from "#shared/forest/index.ts";
import { StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import { lookInside } from "./lookInside.ts";
import { unpackSnapshot } from "./unpackSnapshot.ts";

const ALWAYS_OPEN: ReadonlySet<string> = new Set(DOC_NAMES);

export interface ForestFileContent {
  /** The forest's own name; empty when it has none. */
  readonly name: string;
  readonly documents: readonly LoggedUpdate[];
}

/** Reads a `.forest` file (or a backup, which is one with a date) that may come from anybody. Refuses with the codes of `unpackSnapshot`. */
export function decodeForestFile(packed: Uint8Array): ForestFileContent {
  const { manifest, documents } = unpackSnapshot(packed);
  if (manifest.kind === "checkpoint") throw new StorageError("refused", "a checkpoint is no forest file");
  if (!documents.some(({ docId }) => docId === "forest")) throw new StorageError("corrupt", "no forest in it");
  // The two that are always open are tried below; the others here.
  const { rejected } = foldUpdates(documents.filter(({ docId }) => !ALWAYS_OPEN.has(docId)));
  if (rejected > 0) throw new StorageError("corrupt", `${rejected} documents cannot be applied`);
  return { name: lookInside(documents, (view) => view.meta.name), documents };
}
