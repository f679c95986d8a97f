import { MAX_FOREST_FILE_BYTES, type ForestEntry } from "#shared/ipc/contract.ts";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import { callMain, reportProblem } from "#renderer/runtime/index.ts";

/** Makes a forest of a dropped file, or of one the person picks. null: they changed their mind. */
export async function importForest(file: File | null): Promise<Result<ForestEntry | null, { readonly code: string }>> {
  if (file === null) {
    const picked = await callMain("exchange.importForest", {});
    return picked.ok ? ok(picked.value.forest) : err({ code: picked.error.code });
  }
  if (file.size > MAX_FOREST_FILE_BYTES) return err({ code: "too-large" });
  const bytes = await readBytes(file);
  if (bytes === null) return err({ code: "not-found" });
  const made = await callMain("exchange.importBytes", { fileName: file.name.slice(0, 255), bytes });
  return made.ok ? ok(made.value.forest) : err({ code: made.error.code });
}

/** A file that has been moved or locked since it was dropped cannot be read. */
async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    reportProblem("exchange.importBytes", thrown, "warn");
    return null;
  }
}
