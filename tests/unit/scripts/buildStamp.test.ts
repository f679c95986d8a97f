import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isBuildFresh, takePrints, writeStamp } from "#scripts/buildStamp.mjs";

describe("the stamp of a build", () => {
  let root = "";
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "forest-stamp-"));
    for (const path of ["shared/a.ts", "renderer/b/c.tsx", "dist/electron/main.cjs", "dist/electron/preload.cjs", "dist/electron/storage.cjs", "dist/electron/peers.cjs", "dist/renderer/index.html"]) write(path, "1");
    writeStamp(root, takePrints(root));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("holds while nothing changes", () => {
    expect(isBuildFresh(root)).toBe(true);
  });

  it("falls when a source changes, is added or goes", () => {
    write("shared/a.ts", "2");
    expect(isBuildFresh(root)).toBe(false);
    write("shared/a.ts", "1");
    write("renderer/new.ts", "1");
    expect(isBuildFresh(root)).toBe(false);
    rmSync(join(root, "renderer/new.ts"));
    rmSync(join(root, "renderer/b/c.tsx"));
    expect(isBuildFresh(root)).toBe(false);
  });

  it("holds when only times have changed", () => {
    utimesSync(join(root, "shared/a.ts"), 1, 1);
    expect(isBuildFresh(root)).toBe(true);
  });

  it("falls when a product is missing or the stamp is damaged", () => {
    write("dist/.stamp", '{"quick":');
    expect(isBuildFresh(root)).toBe(false);
    writeStamp(root, takePrints(root));
    rmSync(join(root, "dist/electron/main.cjs"));
    expect(isBuildFresh(root)).toBe(false);
  });
});
