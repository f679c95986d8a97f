import { describe, expect, it } from "vitest";
import { encodeEntry, toText, type Entry } from "#shared/sync/index.ts";
import { factsOf, History, MAX_LOG_ENTRIES, WIDE } from "#shared/sync/replicaHistory.ts";

const key = (no: number): string => toText(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? no & 255 : at === 1 ? no >> 8 : 7)));
const letIn = (no: number): Entry => ({ kind: "member", personId: `pr_${no}`, name: "名", deviceKey: key(no), deviceName: "机", logKey: key(no), role: "editor", inviteId: null, proof: toText(new Uint8Array(64)) });

describe("what came before what", () => {
  it("follows no more logs of one naming than people ever let in", () => {
    const history = new History();
    const nameIn = (logKey: string, from: number, count: number): void => {
      const items = Array.from({ length: count }, (_, at) => ({ kind: "entry" as const, bytes: encodeEntry(letIn(from + at)) }));
      history.add(logKey, factsOf("00", { atMs: 1, seen: [], items }));
    };
    for (let from = 0; from < 6_000; from += 16) nameIn(key(60_000), from, 16);
    expect([history.named.size, history.named.has(key(0)), history.named.has(key(5_000))]).toEqual([2_048, true, false]);
    nameIn(key(60_001), 5_000, 1);
    expect(history.named.get(key(5_000))).toBe("pr_5000");
  });

  it("looks at so many entries of one log, and at what else it writes all the same", () => {
    const history = new History();
    const log = key(60_000);
    const entries = Array.from({ length: 16 }, () => ({ kind: "entry" as const, bytes: encodeEntry({ kind: "rename", name: "x" }) }));
    const block = factsOf("00", { atMs: 1, seen: [], items: [...entries, { kind: "update", docId: "forest", claims: [], bytes: new Uint8Array(2) }] });
    for (let index = 0; index < MAX_LOG_ENTRIES / 16; index += 1) expect(history.add(log, block)).toBe(16);
    expect([history.placed(log, block), history.add(log, block), history.entriesLeft(log)]).toEqual([[], 0, 0]);
    expect([history.entries.length, history.entryIndexes(log).length, history.length(log), history.kinds(log, MAX_LOG_ENTRIES / 16)]).toEqual([MAX_LOG_ENTRIES, MAX_LOG_ENTRIES / 16, MAX_LOG_ENTRIES / 16 + 1, WIDE]);
    expect(history.add(key(60_001), block)).toBe(16);
  });
});
