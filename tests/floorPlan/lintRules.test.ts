import { cpSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTree } from "./writeTree.ts";

/** Long enough for the length rules. */
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `  list.push(${at});`).join("\n");
const branches = Array.from({ length: 16 }, (_, at) => `  if (n === ${at}) return ${at};`).join("\n");

/** rule, a file that breaks it, and part of the message where the rule id alone does not tell which of ours it is. */
const VIOLATIONS: readonly (readonly [rule: string, path: string, text: string, message?: string])[] = [
  ["no-restricted-globals", "shared/forest/usesWindow.ts", "export const a = (): unknown => window;\n"],
  ["no-restricted-globals", "shared/forest/usesTimer.ts", "export const a = (): unknown => setTimeout(() => 1, 1);\n"],
  ["no-restricted-properties", "shared/forest/usesDateNow.ts", "export const a = (): number => Date.now();\n", "Clock"],
  ["no-restricted-properties", "shared/forest/usesRandom.ts", "export const a = (): number => Math.random();\n", "Random"],
  ["no-restricted-properties", "shared/forest/usesUuid.ts", "export const a = (): string => crypto.randomUUID();\n", "newPointId"],
  ["no-restricted-syntax", "shared/forest/usesNewDate.ts", "export const a = (): Date => new Date();\n", "Clock"],
  ["no-restricted-syntax", "shared/forest/rawTransact.ts", "export const a = (doc: { transact(f: () => void): void }): void => doc.transact(() => undefined);\n", "transactForest"],
  ["no-restricted-syntax", "renderer/runtime/rawTransact.ts", "export const a = (doc: { transact(f: () => void): void }): void => doc.transact(() => undefined);\n", "transactForest"],
  ["no-restricted-syntax", "renderer/features/graph/RawTransact.tsx", "export const a = (doc: { transact(f: () => void): void }): void => doc.transact(() => undefined);\n", "transactForest"],
  ["no-restricted-syntax", "shared/forest/commands/asyncCommand.ts", "export async function a(): Promise<void> { await Promise.resolve(); }\n", "synchronous"],
  ["no-restricted-syntax", "shared/forest/commands/dated.ts", "export const a = (): Date => new Date();\n", "Clock"],
  ["no-restricted-syntax", "shared/forest/exportAll.ts", 'export * from "./usesNewDate.ts";\n', "Name what you export"],
  ["no-restricted-syntax", "shared/forest/commands/exportDefault.ts", "export default 1;\n", "Name what you export"],
  ["no-restricted-syntax", "renderer/app/exportDefault.ts", "export default 1;\n", "Name what you export"],
  ["no-restricted-syntax", "electron/main/exportAll.ts", 'export * from "./other.ts";\n', "Name what you export"],
  ["no-restricted-syntax", "renderer/app/rawBridge.ts", "export const a = (): unknown => window.bridge;\n", "ipcClient"],
  ["no-restricted-syntax", "renderer/features/notes/model/opensDiscussion.ts", 'export const a = (forest: { openDiscussion(id: string): unknown }): unknown => forest.openDiscussion("discussion");\n', "holdDiscussion"],
  ["no-restricted-syntax", "renderer/features/notes/OpensDiscussion.tsx", 'export const a = (forest: { openDiscussion(id: string): unknown }): unknown => forest.openDiscussion("discussion");\n', "holdDiscussion"],
  ["no-restricted-imports", "electron/main/windows/rawIpc.ts", 'import { ipcMain } from "electron";\nexport const a = ipcMain;\n', "electron/main/ipc"],
  ["no-restricted-imports", "renderer/features/graph/model/farParent.ts", 'import "../../../app/exportDefault.ts";\n', "#shared"],
  ["no-restricted-imports", "electron/main/windows/farParent.ts", 'import "../../preload/index.ts";\n', "#shared"],
  ["no-restricted-syntax", "tests/unit/only.test.ts", 'import { it } from "vitest";\nit.only("a", () => undefined);\n', "switched off"],
  ["no-restricted-syntax", "tests/unit/skip.test.ts", 'import { describe } from "vitest";\ndescribe.skip("a", () => undefined);\n', "switched off"],
  ["no-restricted-syntax", "tests/unit/todo.test.ts", 'import { test } from "vitest";\ntest.todo("a");\n', "switched off"],
  ["no-restricted-syntax", "tests/unit/onlyEach.test.ts", 'import { it } from "vitest";\nit.only.each([1])("a", () => undefined);\n', "switched off"],
  ["no-restricted-syntax", "tests/unit/concurrentSkip.test.ts", 'import { it } from "vitest";\nit.concurrent.skip("a", () => undefined);\n', "switched off"],
  ["no-restricted-syntax", "tests/unit/skipIf.test.ts", 'import { it } from "vitest";\nit.skipIf(true)("a", () => undefined);\n', "switched off"],
  ["no-restricted-syntax", "tests/unit/xit.test.ts", "declare const xit: (name: string) => void;\nxit(\"a\");\n", "switched off"],
  ["no-restricted-syntax", "tests/e2e/sleep.e2e.ts", "export const a = (page: { waitForTimeout(ms: number): void }): void => page.waitForTimeout(1);\n", "never for time"],
  ["no-restricted-syntax", "tests/unit/timed.test.ts", 'import { expect } from "vitest";\nconst fromMs = performance.now();\nexpect(performance.now() - fromMs).toBeLessThan(10);\n', "busy machine"],
  ["react/jsx-no-literals", "renderer/features/graph/Literal.tsx", "export const A = () => <p>Hello</p>;\n"],
  ["react/jsx-no-literals", "renderer/app/Literal.tsx", 'export const A = () => <p>{"你好"}</p>;\n'],
  ["no-restricted-syntax", "renderer/features/graph/LiteralLabel.tsx", 'export const A = () => <button type="button" aria-label="Close" />;\n', "t()"],
  ["no-restricted-syntax", "renderer/app/LiteralPlaceholder.tsx", 'export const A = () => <input placeholder="名字" />;\n', "t()"],
  ["react-hooks/rules-of-hooks", "renderer/ui/Hooks.tsx", 'import { useState } from "react";\nexport function A({ a }: { a: boolean }) { if (a) useState(1); return null; }\n'],
  ["react-hooks/exhaustive-deps", "renderer/ui/Deps.tsx", 'import { useEffect } from "react";\nexport function A({ a }: { a: () => void }) { useEffect(() => a(), []); return null; }\n'],
  ["jsx-a11y/alt-text", "renderer/ui/Alt.tsx", 'export const A = () => <img src="a.png" />;\n'],
  ["max-lines", "shared/forest/longFile.ts", `export const list: number[] = [\n${"  1,\n".repeat(401)}];\n`],
  ["max-lines-per-function", "shared/forest/longFunction.ts", `export function a(list: number[]): void {\n${lines(81)}\n}\n`],
  ["max-params", "shared/forest/manyParams.ts", "export const a = (b: 1, c: 1, d: 1, e: 1, f: 1): unknown => [b, c, d, e, f];\n"],
  ["complexity", "shared/forest/branches.ts", `export function a(n: number): number {\n${branches}\n  return n;\n}\n`],
  ["no-console", "renderer/ui/talks.ts", 'console.log("a");\n'],
  ["no-console", "scripts/talks.mjs", 'console.log("a");\n'],
  ["no-empty", "electron/main/silent.ts", "export function a(): void { try { a(); } catch {} }\n"],
  ["@typescript-eslint/no-explicit-any", "shared/forest/any.ts", "export const a = (b: any): unknown => b;\n"],
  ["@typescript-eslint/no-non-null-assertion", "shared/forest/bang.ts", "export const a = (b: string | null): string => b!;\n"],
  ["@typescript-eslint/no-floating-promises", "electron/main/floating.ts", "export function a(): void { Promise.resolve(1); }\n"],
  ["@typescript-eslint/switch-exhaustiveness-check", "shared/forest/switch.ts", 'export function a(b: "x" | "y"): number { switch (b) { case "x": return 1; } return 2; }\n'],
  ["@typescript-eslint/consistent-type-imports", "shared/forest/typeImport.ts", 'import { Point } from "./records.ts";\nexport type A = Point;\n'],
  ["@typescript-eslint/only-throw-error", "shared/forest/throws.ts", 'export function a(): never { throw "a"; }\n'],
  ["@typescript-eslint/ban-ts-comment", "shared/forest/ignored.ts", "// @ts-ignore\nexport const a: number = 1;\n"],
];

/** What the rules must leave alone: the owners of the exceptions, and ordinary code. */
const CLEAN: Record<string, string> = {
  "shared/forest/transact.ts": "export const transactForest = (doc: { transact(f: () => void): void }): void => doc.transact(() => undefined);\n",
  "shared/forest/records.ts": "export interface Point { readonly id: string }\n",
  "shared/forest/commands/addPoint.ts": "export const addPoint = (at: number): Date => new Date(at);\n",
  "renderer/runtime/ipcClient.ts": "declare global { interface Window { bridge: unknown } }\nexport const bridge = (): unknown => window.bridge;\n",
  "renderer/runtime/discussion/holdDiscussion.ts": "export const hold = (forest: { openDiscussion(id: string): unknown }): unknown => forest.openDiscussion(\"discussion\");\n",
  "renderer/features/graph/View.tsx": 'export const View = ({ text }: { text: string }) => <p className="a">{text} · {text}</p>;\n',
  "electron/main/ipc/registerCalls.ts": 'import { ipcMain } from "electron";\nexport const register = ipcMain;\n',
  "electron/main/other.ts": "export const other = 1;\n",
  "electron/preload/index.ts": "export const preload = 1;\n",
  "tests/unit/point.test.ts": 'import { expect, it } from "vitest";\nit.each([1])("keeps %s", (n) => { expect(n).toBe(1); });\n',
  "scripts/say.mjs": 'process.stdout.write("a");\n',
};

describe("the house manners", () => {
  let root = "";
  const found = new Map<string, readonly { rule: string | null; message: string }[]>();

  beforeAll(async () => {
    root = writeTree({ ...CLEAN, ...Object.fromEntries(VIOLATIONS.map(([, path, text]) => [path, text])) });
    cpSync(resolve("eslint.config.js"), join(root, "eslint.config.js"));
    symlinkSync(resolve("node_modules"), join(root, "node_modules"));
    const results = await new ESLint({ cwd: root }).lintFiles(["."]);
    for (const { filePath, messages } of results) found.set(filePath.slice(root.length + 1), messages.map(({ ruleId, message }) => ({ rule: ruleId, message })));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(VIOLATIONS.map(([rule, path, , message = ""]) => [rule, path, message] as const))("%s catches %s", (rule, path, message) => {
    expect((found.get(path) ?? []).filter((one) => one.rule === rule && one.message.includes(message))).not.toEqual([]);
  });

  it.each(Object.keys(CLEAN))("leaves %s alone", (path) => {
    expect(found.get(path)).toEqual([]);
  });
});
