import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packAsar } from "#scripts/packAsar.mjs";

it("writes an archive that Electron's own tool reads", () => {
  const dir = mkdtempSync(join(tmpdir(), "forest-asar-"));
  const files = { "package.json": '{"main":"main.js"}', "main.js": "// 知识森林\n", "empty.txt": "" };
  packAsar(join(dir, "a.asar"), files);
  // SAFETY: electron-builder's copy of @electron/asar; its types are not installed here.
  const asar = createRequire(createRequire(import.meta.url).resolve("electron-builder"))("@electron/asar") as { listPackage(path: string): string[]; extractFile(path: string, name: string): Buffer };
  expect(asar.listPackage(join(dir, "a.asar")).map((path) => path.slice(1))).toEqual(Object.keys(files));
  for (const [name, text] of Object.entries(files)) expect(asar.extractFile(join(dir, "a.asar"), name).toString()).toBe(text);
  rmSync(dir, { recursive: true, force: true });
});
