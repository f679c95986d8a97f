import { err, ok, type Result } from "#shared/kernel/index.ts";
import { OUTLINE_LIMITS } from "#shared/outlineText/index.ts";

const BYTES_PER_KILOBYTE = 1_000;

export interface TextRefusal {
  readonly key: "building.toast.textTooLarge" | "building.toast.notRead";
  readonly values: Readonly<Record<string, string | number>>;
}

/** The texts of some files below each other. Refuses what is too large or cannot be read, by the name of the file. */
export async function textOfFiles(files: readonly File[]): Promise<Result<string, TextRefusal>> {
  const texts: string[] = [];
  let sizeBytes = 0;
  for (const file of files) {
    sizeBytes += file.size;
    // Before it is read: a film that is called .txt must not fill the memory.
    if (sizeBytes > OUTLINE_LIMITS.bytes) return err({ key: "building.toast.textTooLarge", values: { name: file.name, kilobytes: OUTLINE_LIMITS.bytes / BYTES_PER_KILOBYTE } });
    try {
      texts.push(await file.text());
    } catch {
      // Why a file cannot be read is the system's affair; that it cannot is said.
      return err({ key: "building.toast.notRead", values: { name: file.name } });
    }
  }
  return ok(texts.join("\n"));
}
