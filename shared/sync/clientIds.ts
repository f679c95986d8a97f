import type { SyncCrypto } from "./crypto.ts";
import { numberBytes, textBytes } from "./encodedParts.ts";

const CLIENT_WORD = textBytes("zsl-client");

/** The `n`th Yjs client id of a log, `n` from 0: the first 52 bits of a hash, so that nobody can take an id of somebody else. */
export function clientIdOf(crypto: SyncCrypto, groupId: string, logKey: Uint8Array, n: number): number {
  const hash = crypto.hash(CLIENT_WORD, textBytes(groupId), logKey, numberBytes(n));
  let id = 0;
  for (const byte of hash.subarray(0, 6)) id = id * 256 + byte;
  return id * 16 + ((hash[6] ?? 0) >> 4);
}
