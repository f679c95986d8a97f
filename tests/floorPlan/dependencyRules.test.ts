import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cruiseFloorPlan, type FloorPlanResult } from "#scripts/cruiseFloorPlan.ts";
import { writeTree } from "./writeTree.ts";

const door = "export const door = 1;\n";

/** A house as it should be: every direction that is allowed, once. */
const CLEAN: Record<string, string> = {
  "shared/kernel/index.ts": door,
  "shared/kernel/ids.ts": door,
  "shared/forest/index.ts": 'import { point } from "./point.ts";\nexport const forest = point;\n',
  "shared/forest/point.ts": 'import { door } from "#shared/kernel/index.ts";\nimport * as Y from "yjs";\nexport const point = [door, Y];\n',
  "shared/tower/index.ts": 'import { forest } from "#shared/forest/index.ts";\nexport const tower = forest;\n',
  "shared/tower/plan.ts": door,
  "shared/storage/index.ts": 'import { door } from "#shared/kernel/index.ts";\nexport const log = door;\n',
  "shared/sync/index.ts": door,
  "shared/settings/index.ts": door,
  "shared/ipc/contract.ts": 'import { door } from "#shared/settings/index.ts";\nexport const calls = door;\n',
  "renderer/main.tsx": 'import { app } from "./app/App.tsx";\nexport const main = app;\n',
  "renderer/app/App.tsx": 'import { graph } from "#renderer/features/graph/index.ts";\nimport { ui } from "#renderer/ui/index.ts";\nexport const app = [graph, ui];\n',
  "renderer/runtime/index.ts": 'import { calls } from "#shared/ipc/contract.ts";\nimport { create } from "zustand";\nexport const runtime = [calls, create];\n',
  "renderer/ui/index.ts": 'import "lucide-react";\nexport const ui = 1;\n',
  "renderer/features/graph/index.ts": 'import { view } from "./view.ts";\nexport const graph = view;\n',
  "renderer/features/graph/view.ts": 'import { runtime } from "#renderer/runtime/index.ts";\nimport { canvas } from "./cytoscape/canvas.ts";\nexport const view = [runtime, canvas];\n',
  "renderer/features/graph/cytoscape/canvas.ts": 'import cytoscape from "cytoscape";\nexport const canvas = cytoscape;\n',
  "renderer/features/outline/index.ts": door,
  "renderer/features/outline/rows.ts": door,
  "electron/main/index.ts": 'import { app } from "electron";\nimport { readFileSync } from "node:fs";\nimport { calls } from "#shared/ipc/contract.ts";\nexport const main = [app, readFileSync, calls];\n',
  "electron/disk/index.ts": door,
  "electron/durableLog/index.ts": 'import { door } from "#electron/disk/index.ts";\nexport const log = door;\n',
  "electron/workers/storage.ts": 'import { log } from "#electron/durableLog/index.ts";\nexport const main = log;\n',
  "electron/peers/index.ts": 'import "sodium-universal";\nexport const peers = 1;\n',
  "electron/keeper/index.ts": 'import { peers } from "#electron/peers/index.ts";\nexport const keep = peers;\n',
  "electron/preload/index.ts": 'import { contextBridge } from "electron";\nimport { calls } from "#shared/ipc/contract.ts";\nexport const preload = [contextBridge, calls];\n',
  "tests/unit/point.test.ts": 'import { forest } from "#shared/forest/index.ts";\nexport const test = forest;\n',
  "tests/support/fake.ts": door,
  "scripts/build.ts": door,
};

/** rule → a file that breaks it. */
const VIOLATIONS: readonly (readonly [rule: string, path: string, text: string])[] = [
  ["no-circular", "shared/notes/chicken.ts", 'import { egg } from "./egg.ts";\nexport const chicken = egg;\n'],
  ["no-circular", "shared/boards/chickenType.ts", 'import type { Egg } from "./eggType.ts";\nexport type Chicken = Egg;\n'],
  ["no-unresolvable", "renderer/app/lost.ts", 'import "./nowhere.ts";\n'],
  ["shared-is-pure", "shared/notes/usesRenderer.ts", 'import { runtime } from "#renderer/runtime/index.ts";\nexport const a = runtime;\n'],
  ["shared-is-pure", "shared/notes/usesRendererType.ts", 'import type { runtime } from "#renderer/runtime/index.ts";\nexport type A = typeof runtime;\n'],
  ["shared-is-pure", "shared/notes/usesReact.ts", 'import "react";\n'],
  ["shared-no-node", "shared/notes/usesNode.ts", 'import "node:fs";\n'],
  ["renderer-no-node", "renderer/app/usesNode.ts", 'import "node:path";\n'],
  ["kernel-at-the-bottom", "shared/kernel/usesForest.ts", 'import { forest } from "#shared/forest/index.ts";\nexport const a = forest;\n'],
  ["forest-below-its-users", "shared/forest/usesTower.ts", 'import { tower } from "#shared/tower/index.ts";\nexport const a = tower;\n'],
  ["forest-below-its-users", "shared/forest/usesStorage.ts", 'import { log } from "#shared/storage/index.ts";\nexport const a = log;\n'],
  ["sync-and-storage-carry-bytes", "shared/storage/usesForest.ts", 'import { forest } from "#shared/forest/index.ts";\nexport const a = forest;\n'],
  ["sync-and-storage-carry-bytes", "shared/sync/usesTower.ts", 'import { tower } from "#shared/tower/index.ts";\nexport const a = tower;\n'],
  ["rooms-by-their-door", "shared/search/throughTheWall.ts", 'import { point } from "#shared/forest/point.ts";\nexport const a = point;\n'],
  ["rooms-by-their-door", "renderer/runtime/throughTheWall.ts", 'import { point } from "#shared/forest/point.ts";\nexport const a = point;\n'],
  ["rooms-by-their-door", "electron/main/throughTheWall.ts", 'import { door } from "#shared/kernel/ids.ts";\nexport const a = door;\n'],
  ["not-your-own-door", "shared/tower/ownDoor.ts", 'import { tower } from "./index.ts";\nexport const a = tower;\n'],
  ["not-your-own-door", "renderer/features/outline/ownDoor.ts", 'import { door } from "./index.ts";\nexport const a = door;\n'],
  ["renderer-never-electron", "renderer/runtime/usesMain.ts", 'import { main } from "#electron/main/index.ts";\nexport const a = main;\n'],
  ["electron-never-renderer", "electron/main/usesRenderer.ts", 'import { ui } from "#renderer/ui/index.ts";\nexport const a = ui;\n'],
  ["preload-is-thin", "electron/preload/thick.ts", 'import { main } from "#electron/main/index.ts";\nexport const a = main;\n'],
  ["preload-is-thin", "electron/preload/thickToo.ts", 'import { forest } from "#shared/forest/index.ts";\nexport const a = forest;\n'],
  ["file-rooms-below-main", "electron/durableLog/usesMain.ts", 'import { main } from "#electron/main/index.ts";\nexport const a = main;\n'],
  ["file-rooms-below-main", "electron/history/usesWorkerType.ts", 'import type { main } from "#electron/workers/storage.ts";\nexport type A = typeof main;\n'],
  ["disk-at-the-bottom", "electron/disk/usesLog.ts", 'import { log } from "#electron/durableLog/index.ts";\nexport const a = log;\n'],
  ["features-do-not-meet", "renderer/features/outline/meetsGraph.ts", 'import { graph } from "#renderer/features/graph/index.ts";\nexport const a = graph;\n'],
  ["features-do-not-meet", "renderer/features/outline/meetsGraphLater.ts", 'export const a = () => import("#renderer/features/graph/index.ts");\n'],
  ["features-by-their-door", "renderer/app/throughTheWall.ts", 'import { door } from "#renderer/features/outline/rows.ts";\nexport const a = door;\n'],
  ["nothing-imports-the-shell", "renderer/features/graph/usesShell.ts", 'import { app } from "#renderer/app/App.tsx";\nexport const a = app;\n'],
  ["runtime-below-features", "renderer/runtime/usesFeature.ts", 'import { door } from "#renderer/features/outline/index.ts";\nexport const a = door;\n'],
  ["ui-knows-no-domain", "renderer/ui/usesForest.ts", 'import { forest } from "#shared/forest/index.ts";\nexport const a = forest;\n'],
  ["ui-knows-no-domain", "renderer/ui/usesRuntime.ts", 'import { runtime } from "#renderer/runtime/index.ts";\nexport const a = runtime;\n'],
  ["nothing-imports-tests", "renderer/app/usesTests.ts", 'import { door } from "#tests/support/fake.ts";\nexport const a = door;\n'],
  ["nothing-imports-scripts", "electron/main/usesScripts.ts", 'import { door } from "#scripts/build.ts";\nexport const a = door;\n'],
  ["peers-know-no-window", "electron/peers/usesMain.ts", 'import { main } from "#electron/main/index.ts";\nexport const a = main;\n'],
  ["peers-know-no-window", "electron/keeper/usesWorker.ts", 'import { main } from "#electron/workers/storage.ts";\nexport const a = main;\n'],
  ["peers-know-no-keeper", "electron/peers/usesKeeper.ts", 'import { keep } from "#electron/keeper/index.ts";\nexport const a = keep;\n'],
];

/** library → a room that does not own it. */
const STRANGERS: Readonly<Record<string, string>> = {
  electron: "electron/history", "electron-log": "electron/main/windows", cytoscape: "renderer/features/outline", dexie: "renderer/app", "y-indexeddb": "renderer/app",
  yjs: "renderer/features/outline", fflate: "electron/backups", zustand: "renderer/features/outline", "@base-ui/react": "renderer/app", "lucide-react": "renderer/app", cmdk: "renderer/app",
  "pinyin-pro": "shared/search", sigma: "renderer/features/graph", "@xyflow/react": "renderer/features/graph", i18next: "renderer/app", "@tanstack/react-virtual": "renderer/app",
  "ts-fsrs": "renderer/app", "@tiptap/core": "renderer/app", "prosemirror-model": "renderer/app", "y-prosemirror": "renderer/app",
  katex: "renderer/app", dompurify: "renderer/ui", "pdfjs-dist": "renderer/features/attachments", yauzl: "electron/exchange", saxes: "electron/main", minisearch: "renderer/app", flexsearch: "shared/search",
  "sodium-universal": "electron/main", "@hyperswarm/secret-stream": "electron/main", "multicast-dns": "shared/sync", hyperdht: "electron/peers/lanes/lan", lib0: "shared/storage", uqr: "renderer/ui",
};

const strangerFile = (library: string): string => `${STRANGERS[library]}/uses-${library.replace("/", "-")}.ts`;

// SAFETY: our own file; only the names of its rules are read.
const config = createRequire(import.meta.url)(resolve(".dependency-cruiser.cjs")) as { forbidden: { name: string; to: { path?: string } }[] };

describe("the floor plan", () => {
  let root = "";
  let found: FloorPlanResult;

  beforeAll(async () => {
    const libraries = [...Object.keys(STRANGERS), "react"].map((name) => [`node_modules/${name}/index.js`, "export default {};\n"] as const);
    root = writeTree({
      ...CLEAN,
      "shared/notes/egg.ts": 'import { chicken } from "./chicken.ts";\nexport const egg = chicken;\n',
      "shared/boards/eggType.ts": 'import type { Chicken } from "./chickenType.ts";\nexport type Egg = Chicken;\n',
      ...Object.fromEntries(libraries),
      ...Object.fromEntries(VIOLATIONS.map(([, path, text]) => [path, text])),
      ...Object.fromEntries(Object.keys(STRANGERS).map((library) => [strangerFile(library), `import "${library}";\n`])),
    });
    found = await cruiseFloorPlan(root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(VIOLATIONS)("%s catches %s", (rule, path) => {
    expect(found.violations.filter(({ from }) => from === path).map((violation) => violation.rule)).toContain(rule);
  });

  it.each(Object.keys(STRANGERS))("lets only the owner import %s", (library) => {
    const rules = found.violations.filter(({ from }) => from === strangerFile(library)).map(({ rule }) => rule);
    expect(rules.filter((rule) => rule.startsWith("library-owner:"))).toHaveLength(1);
  });

  it("says nothing about a house that keeps the rules", () => {
    expect(found.violations.filter(({ from }) => from in CLEAN)).toEqual([]);
    expect(found.moduleCount).toBeGreaterThan(Object.keys(CLEAN).length);
  });

  it("has no rule without a violation above", () => {
    const proven = new Set(found.violations.map(({ rule }) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});
