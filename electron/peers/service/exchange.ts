import type { Replica, SyncCrypto } from "#shared/sync/index.ts";
import { packExchange, unpackExchange, type ExchangeProblem, type LogStretch } from "../exchangeFile.ts";

/** What not everybody is known to have: of a device nobody heard of it is taken that it has nothing. `isWhole`: everything. */
export async function packGroup(crypto: SyncCrypto, replica: Replica, isWhole: boolean): Promise<{ readonly bytes: Uint8Array; readonly blocks: number }> {
  const acked = isWhole ? new Map<string, number>() : replica.ackedLengths();
  const logs: LogStretch[] = [];
  for (const [logKey, length] of replica.lengths()) {
    const from = acked.get(logKey) ?? 0;
    const blocks = from < length ? await replica.readLog(logKey, from, length) : [];
    if (blocks.length > 0) logs.push({ logKey, from, blocks });
  }
  return { bytes: packExchange(crypto, replica.groupId, logs), blocks: logs.reduce((sum, { blocks }) => sum + blocks.length, 0) };
}

/** Takes in what is new of a file. "gap": it was made for devices that have more than this one, and something before it is missing here. A log is let in by an entry in another one, so what was refused is tried again as long as something was taken. */
export async function takeFile(crypto: SyncCrypto, replica: Replica, { file, founderLogKey }: { readonly file: Uint8Array; readonly founderLogKey: string }): Promise<{ readonly blocks: number; readonly problem: ExchangeProblem | "gap" | null }> {
  const stretches = unpackExchange(crypto, replica.groupId, file);
  if (typeof stretches === "string") return { blocks: 0, problem: stretches };
  let left = [...stretches].sort((a, b) => Number(b.logKey === founderLogKey) - Number(a.logKey === founderLogKey));
  let blocks = 0;
  for (let isMoving = true; isMoving && left.length > 0;) {
    isMoving = false;
    const again: LogStretch[] = [];
    for (const stretch of left) {
      const before = replica.lengths().get(stretch.logKey) ?? 0;
      await replica.takeBlocks(stretch.logKey, stretch.from, stretch.blocks);
      const now = replica.lengths().get(stretch.logKey) ?? 0;
      blocks += now - before;
      if (now > before) isMoving = true;
      if (now < stretch.from + stretch.blocks.length) again.push(stretch);
    }
    left = again;
  }
  const lengths = replica.lengths();
  return { blocks, problem: left.some(({ logKey, from }) => from > (lengths.get(logKey) ?? 0)) ? "gap" : null };
}
