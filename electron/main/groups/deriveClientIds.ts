import { clientIdOf, fromText } from "#shared/sync/index.ts";
import type { DeriveClientIds } from "./clientIdClaims.ts";

/** As every other device computes them. The library is loaded for the first forest that is in a group: the others must not wait for it. */
export const deriveClientIds: DeriveClientIds = async ({ groupId, logKey }, from, count) => {
  const { sodiumCrypto } = await import("#electron/peers/crypto.ts");
  const key = fromText(logKey);
  if (key === null) throw new RangeError("a log key that is none");
  return Array.from({ length: count }, (_, index) => clientIdOf(sodiumCrypto, groupId, key, from + index));
};
