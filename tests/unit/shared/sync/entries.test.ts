import { describe, expect, it } from "vitest";
import { encodeEntry, parseEntry, toText, type Entry } from "#shared/sync/index.ts";
import { decodePayload, encodePayload } from "#shared/sync/payload.ts";
import { factsOf } from "#shared/sync/replicaHistory.ts";

const invite = (expiresAtMs: number): Entry => ({ kind: "invite", inviteId: "a".repeat(22), role: "reader", expiresAtMs, seed: toText(new Uint8Array(32)) });

describe("what others write into entries", () => {
  it("holds no moment that cannot be shown as a date", () => {
    expect(parseEntry(encodeEntry(invite(1_800_000_000_000)))).not.toBeNull();
    for (const atMs of [1e300, 9e15, -1]) expect(parseEntry(encodeEntry(invite(atMs)))).toBeNull();
    expect(decodePayload(encodePayload({ atMs: 1_800_000_000_000, seen: [], items: [] }))).not.toBeNull();
    expect(decodePayload(encodePayload({ atMs: 9e15, seen: [], items: [] }))).toBeNull();
  });

  it("counts only so far in one block", () => {
    const bytes = encodeEntry({ kind: "rename", name: "x" });
    const facts = factsOf("00000000000000aa", { atMs: 1, seen: [], items: Array.from({ length: 4_096 }, () => ({ kind: "entry" as const, bytes })) });
    expect([facts.entries.length, facts.badEntries]).toEqual([16, 4_080]);
  });
});
