import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { listFiles } from "./listFiles.ts";

const LANGUAGES = ["zh-CN", "en"] as const;
const LOCALES = "shared/i18n/locales";
const CODE = ["shared", "renderer", "electron"];
/** i18next picks one of these endings by count; the code names the key without it. */
const PLURAL_ENDING = /_(zero|one|two|few|many|other)$/;
const KEY_SHAPE = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+)+$/;
const KEY_START = /^[a-z][A-Za-z0-9]*\./;
const KEY_CALLS = new Set(["t", "announce"]);
const KEY_NAME = /(^k|K)eys?$|_KEYS?$/;

/** What the code says about keys: those it names for certain, those any text of it could name, and the prefixes it declares with `i18n-keys: room.x.*`. */
interface KeyUse {
  readonly named: Map<string, string>;
  readonly mentioned: Set<string>;
  readonly prefixes: Map<string, string>;
  readonly problems: string[];
}

/** Everything wrong between the texts and the code that uses them; empty when all is well. */
export function localeProblems(root: string): string[] {
  const texts = new Map(LANGUAGES.map((language) => [language, readTexts(root, language)]));
  const use = readUse(root);
  const known = new Set([...(texts.get("zh-CN")?.keys() ?? [])]);
  return [
    ...use.problems,
    ...differences(texts),
    ...[...use.named].filter(([key]) => !known.has(key)).map(([key, where]) => `missing: ${key} (${where})`),
    ...[...known].filter((key) => !isUsed(key, use)).map((key) => `unused: ${key}`),
    ...[...use.prefixes].filter(([prefix]) => ![...known].some((key) => key.startsWith(prefix))).map(([prefix, where]) => `no key starts with ${prefix} (${where})`),
  ];
}

function isUsed(key: string, use: KeyUse): boolean {
  return use.named.has(key) || use.mentioned.has(key) || [...use.prefixes.keys()].some((prefix) => key.startsWith(prefix));
}

/** Base key → all its texts (one, or one per plural form). */
function readTexts(root: string, language: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const path of listFiles(root, `${LOCALES}/${language}`).filter((file) => file.endsWith(".json"))) {
    const content: unknown = JSON.parse(readFileSync(join(root, path), "utf8"));
    for (const [key, text] of flatten(content, basename(path, ".json"))) {
      const base = key.replace(PLURAL_ENDING, "");
      texts.set(base, [...(texts.get(base) ?? []), text]);
    }
  }
  return texts;
}

function flatten(value: unknown, prefix: string): [string, string][] {
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([name, inner]) => flatten(inner, `${prefix}.${name}`));
  return [[prefix, String(value)]];
}

function differences(texts: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>): string[] {
  const problems: string[] = [];
  const all = new Set([...texts.values()].flatMap((byKey) => [...byKey.keys()]));
  for (const key of all) {
    const placeholders = new Set<string>();
    for (const [language, byKey] of texts) {
      const forms = byKey.get(key);
      if (forms === undefined) problems.push(`not in ${language}: ${key}`);
      else {
        if (forms.some((text) => text.trim() === "")) problems.push(`empty in ${language}: ${key}`);
        placeholders.add(placeholdersOf(forms));
      }
    }
    if (placeholders.size > 1) problems.push(`placeholders differ: ${key} (${[...placeholders].map((names) => names || "none").join(" / ")})`);
  }
  return problems;
}

function placeholdersOf(forms: readonly string[]): string {
  const names = forms.flatMap((text) => [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1] ?? ""));
  return [...new Set(names)].sort().join(" ");
}

function readUse(root: string): KeyUse {
  const use: KeyUse = { named: new Map(), mentioned: new Set(), prefixes: new Map(), problems: [] };
  for (const path of CODE.flatMap((folder) => listFiles(root, folder)).filter((file) => /\.tsx?$/.test(file))) readFileUse(root, path, use);
  return use;
}

function readFileUse(root: string, path: string, use: KeyUse): void {
  const text = readFileSync(join(root, path), "utf8");
  const marked = [...text.matchAll(/i18n-keys:\s*([^\n*]+)\*/g)].map((match) => (match[1] ?? "").trim());
  for (const prefix of marked) use.prefixes.set(prefix, path);
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const visit = (node: ts.Node, isKeyPlace: boolean): void => {
    if (ts.isStringLiteralLike(node) && KEY_SHAPE.test(node.text)) {
      use.mentioned.add(node.text);
      if (isKeyPlace) use.named.set(node.text, path);
    }
    if (isKeyPlace && ts.isTemplateExpression(node) && KEY_START.test(node.head.text) && !marked.some((prefix) => node.head.text.startsWith(prefix))) {
      use.problems.push(`built key \`${node.head.text}…\` without an i18n-keys comment (${path})`);
    }
    const holder = isKeyPlace && !ts.isCallExpression(node);
    ts.forEachChild(node, (child) => visit(child, holder || holdsKey(node, child)));
  };
  visit(source, false);
}

/** Places whose text is a key: t("…"), announce("…"), labelKey: "…", key={"…"}, const titleKeys = {…}, function emptyKey() {…}. */
function holdsKey(node: ts.Node, child: ts.Node): boolean {
  if (ts.isCallExpression(node)) return ts.isIdentifier(node.expression) ? KEY_CALLS.has(node.expression.text) && child === node.arguments[0] : isAnnounce(node) && child === node.arguments[0];
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isJsxAttribute(node)) {
    return child === node.initializer && KEY_NAME.test(node.name.getText()) && !isReactKey(node);
  }
  return ts.isFunctionDeclaration(node) && child === node.body && KEY_NAME.test(node.name?.text ?? "");
}

function isAnnounce(node: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(node.expression) && KEY_CALLS.has(node.expression.name.text);
}

/** `key={id}` on an element is React's, not ours. */
function isReactKey(node: ts.Node): boolean {
  return ts.isJsxAttribute(node) && node.name.getText() === "key";
}
