import { MAX_FOREST_FILE_BYTES, type CallOutput, type ForestEntry } from "#shared/ipc/contract.ts";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import { callMain, reportProblem } from "#renderer/runtime/index.ts";

export interface ImportedForest {
  /** null: the person changed their mind. */
  readonly forest: ForestEntry | null;
  /** So many files in it were damaged and are not in the forest. */
  readonly leftOutFiles: number;
}

/** Makes a forest of a dropped file, or of one the person picks. */
export async function importForest(file: File | null): Promise<Result<ImportedForest, { readonly code: string }>> {
  if (file === null) {
    const picked = await callMain("exchange.importForest", {});
    return picked.ok ? ok(withCount(picked.value)) : err({ code: picked.error.code });
  }
  if (file.size > MAX_FOREST_FILE_BYTES) return err({ code: "too-large" });
  const bytes = await readBytes(file);
  if (bytes === null) return err({ code: "not-found" });
  const made = await callMain("exchange.importBytes", { fileName: file.name.slice(0, 255), bytes });
  return made.ok ? ok(withCount(made.value)) : err({ code: made.error.code });
}

const withCount = ({ forest, leftOutFiles = 0 }: CallOutput<"exchange.importForest">): ImportedForest => ({ forest, leftOutFiles });

/** A file that has been moved or locked since it was dropped cannot be read. */
async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    reportProblem("exchange.importBytes", thrown, "warn");
    return null;
  }
}
