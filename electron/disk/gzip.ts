import { promisify } from "node:util";
import { gunzip, gzip, constants } from "node:zlib";

const packing = promisify<Uint8Array, { level: number }, Buffer>(gzip);
const unpacking = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/** No file of ours unpacks to more, checkpoint, backup or export; whatever claims to is refused before it fills the memory. */
export const MAX_UNPACKED_BYTES = 1024 * 1024 * 1024;

/** Gzips off the main thread. */
export function gzipped(bytes: Uint8Array): Promise<Uint8Array> {
  return packing(bytes, { level: constants.Z_DEFAULT_COMPRESSION });
}

/** The content of a gzip file, or null when it is damaged, cut, no gzip at all, or too large when unpacked. */
export async function gunzipped(bytes: Uint8Array, maxBytes = MAX_UNPACKED_BYTES): Promise<Uint8Array | null> {
  try {
    return await unpacking(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && (String(cause.code).startsWith("Z_") || cause.code === "ERR_BUFFER_TOO_LARGE")) return null;
    throw cause;
  }
}
