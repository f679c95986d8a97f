import { createHash } from "node:crypto";
import type { ReadableFile } from "./attachmentFiles.ts";

/** So much is read and hashed at a time (about a millisecond), so that the window goes on being served. */
const STEP_BYTES = 1024 * 1024;

/** The SHA-256 of a whole file in lower-case hex. */
export async function hashFile(file: ReadableFile): Promise<string> {
  const hash = createHash("sha256");
  for (let at = 0; at < file.sizeBytes;) {
    const bytes = await file.read(at, STEP_BYTES);
    // Cut short while we read: what is there then has another hash, which is the answer.
    if (bytes.length === 0) break;
    hash.update(bytes);
    at += bytes.length;
  }
  return hash.digest("hex");
}
