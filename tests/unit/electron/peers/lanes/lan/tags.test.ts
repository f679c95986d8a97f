import { describe, expect, it } from "vitest";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { isOnLink, readAddress, writeAddress } from "#electron/peers/lanes/lan/addresses.ts";
import { createTags, readName } from "#electron/peers/lanes/lan/tags.ts";
import { newPlace } from "#tests/support/peerConnections.ts";

describe("createTags", () => {
  it("changes the name each day, and knows yesterday's and tomorrow's", () => {
    let day = 20_000;
    const tags = createTags(crypto, () => day * 86_400_000 + 1_000);
    const place = { key: newPlace(), isQuiet: false };
    expect(tags.setPlaces([place])).toBe(true);
    expect(tags.setPlaces([place])).toBe(false);
    const name = tags.nameOf(place);
    expect(name).toMatch(/^[0-9a-f]{32}\._zhishi\._tcp\.local$/);
    for (const [to, known] of [[19_998, false], [19_999, true], [20_000, true], [20_001, true], [20_002, false]] as const) {
      day = to;
      expect(tags.isOurs(name)).toBe(known);
      expect(tags.nameOf(place) === name).toBe(to === 20_000);
    }
    expect(tags.isOurs(createTags(crypto, () => 0).nameOf({ key: newPlace(), isQuiet: false }))).toBe(false);
  });

  it("reads names and addresses of its own form only", () => {
    expect(readName(`${"AB".repeat(16)}._ZHISHI._tcp.local`)).toBe(`${"ab".repeat(16)}._zhishi._tcp.local`);
    for (const name of [null, 7, "", "x".repeat(51), `${"g".repeat(32)}._zhishi._tcp.local`]) expect(readName(name)).toBeNull();
    for (const text of ["10.0.0.2:80", "[fe80::1]:65535", "a-host.local:1"]) expect(writeAddress(readAddress(text) ?? { host: "", port: 0 })).toBe(text);
    for (const text of ["10.0.0.2", "10.0.0.2:0", "10.0.0.2:65536", "fe80::1:80", "[10.0.0.2]:80", "a b:1", `${"a".repeat(300)}:1`]) expect(readAddress(text)).toBeNull();
    expect([isOnLink("127.0.0.1"), isOnLink("203.0.113.9"), isOnLink("nowhere")]).toEqual([true, false, false]);
  });
});
