import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { localeProblems } from "#scripts/localeProblems.ts";
import { writeTree } from "./writeTree.ts";

const texts = (zh: unknown, en: unknown = zh): Record<string, string> => ({
  "shared/i18n/locales/zh-CN/outline.json": JSON.stringify(zh),
  "shared/i18n/locales/en/outline.json": JSON.stringify(en),
});
const uses = (code: string): Record<string, string> => ({ "renderer/features/outline/View.tsx": code });

describe("the check of the texts", () => {
  let root = "";
  const problems = (files: Record<string, string>): string[] => {
    root = writeTree(files);
    return localeProblems(root);
  };
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("is silent when every key is used and present in both languages", () => {
    expect(problems({ ...texts({ add: "加 {{count}}", menu: { open: "开" } }), ...uses('t("outline.add"); const a = { labelKey: "outline.menu.open" };') })).toEqual([]);
  });

  it.each([
    ["a call", 't("outline.gone");'],
    ["a choice inside a call", 't(x ? "outline.gone" : "outline.add");'],
    ["an announcement", 'shell.announce("outline.gone");'],
    ["an action's label", 'const a = { labelKey: "outline.gone" };'],
    ["a toast", 'shell.toast({ tone: "info", key: "outline.gone" });'],
    ["an attribute", 'const a = <Empty titleKey="outline.gone" />;'],
    ["a table of keys", 'const errorKeys = { a: "outline.gone" };'],
  ])("reports a key without a text, named in %s", (_where, code) => {
    expect(problems({ ...texts({ add: "加" }), ...uses(`t("outline.add"); ${code}`) })).toEqual(["missing: outline.gone (renderer/features/outline/View.tsx)"]);
  });

  it("reports a text that nothing uses", () => {
    expect(problems({ ...texts({ add: "加", old: "旧" }), ...uses('t("outline.add");') })).toEqual(["unused: outline.old"]);
  });

  it("reports a key that one language lacks", () => {
    expect(problems({ ...texts({ add: "加", more: "多" }, { add: "Add" }), ...uses('t("outline.add"); t("outline.more");') })).toEqual(["not in en: outline.more"]);
  });

  it("reports an empty text", () => {
    expect(problems({ ...texts({ add: "加" }, { add: " " }), ...uses('t("outline.add");') })).toEqual(["empty in en: outline.add"]);
  });

  it("reports placeholders that differ", () => {
    expect(problems({ ...texts({ add: "加 {{title}}" }, { add: "Add {{name}}" }), ...uses('t("outline.add");') })).toEqual(["placeholders differ: outline.add (title / name)"]);
  });

  it("takes plural forms for one key", () => {
    expect(problems({ ...texts({ add_other: "{{count}} 个" }, { add_one: "{{count}} point", add_other: "{{count}} points" }), ...uses('t("outline.add", { count });') })).toEqual([]);
  });

  it("accepts a built key only with a comment that names its prefix", () => {
    const built = "t(`outline.kind.${kind}`);";
    const files = texts({ kind: { a: "甲", b: "乙" } });
    expect(problems({ ...files, ...uses(`// i18n-keys: outline.kind.*\n${built}`) })).toEqual([]);
    rmSync(root, { recursive: true, force: true });
    expect(problems({ ...files, ...uses(built) })[0]).toContain("without an i18n-keys comment");
  });

  it("reports a comment whose prefix no key has", () => {
    expect(problems({ ...texts({ add: "加" }), ...uses('// i18n-keys: outline.gone.*\nt("outline.add");') })).toEqual(["no key starts with outline.gone. (renderer/features/outline/View.tsx)"]);
  });
});
