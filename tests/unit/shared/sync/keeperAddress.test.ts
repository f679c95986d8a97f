import { describe, expect, it } from "vitest";
import { readKeeperAddress, toText, writeKeeperAddress } from "#shared/sync/index.ts";

const publicKey = new Uint8Array(32).fill(7);
const key = toText(publicKey);

describe("the address of a keeper", () => {
  it.each(["keeper.example.org", "192.168.1.20", "2001:db8::1", "nas"])("is written and read back: %s", (host) => {
    expect(readKeeperAddress(` ${writeKeeperAddress({ host, port: 4747, publicKey })}\n`)).toEqual({ host, port: 4747, key });
  });

  it.each(["", "host", `host:0/${key}`, `host:65536/${key}`, `host:1/${key.slice(1)}`, `ho st:1/${key}`, `http://host:1/${key}`, `-host:1/${key}`, `host:1/${"A".repeat(42)}B`, `${"h".repeat(400)}:1/${key}`])("is refused: %s", (text) => {
    expect(readKeeperAddress(text)).toBeNull();
  });
});
