// @vitest-environment happy-dom
import { getSchema } from "@tiptap/core";
import { DOMParser as SchemaParser, type Node as SchemaNode } from "@tiptap/pm/model";
import { describe, expect, it, vi } from "vitest";
import { cleanPastedHtml } from "#renderer/features/notes/editor/paste/cleanPastedHtml.ts";
import { looksLikeMarkdown } from "#renderer/features/notes/editor/paste/looksLikeMarkdown.ts";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { isSafeHref, markdownToNote, noteToMarkdown } from "#shared/notes/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { hostileHtml, hostileMarkdown, mutate } from "#tests/support/hostilePastes.ts";

// The document of these tests cannot carry DOMPurify: what is tested is the lock behind it, which must hold alone.
vi.mock("#renderer/features/notes/editor/paste/purifyHtml.ts", () => ({ purifyHtml: (html: string) => new DOMParser().parseFromString(html, "text/html").body }));

// Nothing is loaded, and that is no news.
Object.assign(window, { console: { ...console, error: () => undefined } });

const schema = getSchema(noteExtensions());

/** What must hold for everything that gets into a note. */
function inspect(root: SchemaNode, seed: string): void {
  root.check();
  root.descendants((node) => {
    expect(Object.keys(node.attrs).sort(), seed).toEqual(Object.keys(node.type.spec.attrs ?? {}).sort());
    for (const [name, value] of Object.entries(node.attrs)) {
      const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
      expect(isPlain, `${seed} ${node.type.name}.${name}`).toBe(true);
      if (typeof value === "number") expect(Number.isFinite(value), `${seed} ${node.type.name}.${name}`).toBe(true);
      if (name === "att" && value !== null) expect(value, seed).toMatch(/^[0-9a-f]{64}$/);
      if (name === "colspan" || name === "rowspan") expect(value, seed).toBeLessThanOrEqual(50);
    }
    for (const mark of node.marks) if (mark.type.name === "link") expect(isSafeHref(mark.attrs.href), `${seed} ${String(mark.attrs.href)}`).toBe(true);
  });
}

function isHarmless(name: string, value: string): boolean {
  if (name === "href") return isSafeHref(value);
  if (name === "style") return /^text-align: (?:left|center|right)$/.test(value);
  return /^(?:data-[a-z-]+|start|colspan|rowspan|class)$/.test(name);
}

function pasteHtml(html: string): SchemaNode | null {
  const cleaned = cleanPastedHtml(html);
  if ("refused" in cleaned) return null;
  const dom = new DOMParser().parseFromString(cleaned.html, "text/html").body;
  expect(dom.querySelector("script, style, iframe, svg, math, form, base, meta, link, object, embed, img, input, template, noscript, select"), html.slice(0, 500)).toBeNull();
  for (const element of dom.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) expect(isHarmless(name, value), `${name}="${value}"`).toBe(true);
  }
  return SchemaParser.fromSchema(schema).parse(dom);
}

describe("hostile pastes", () => {
  it("of HTML bring in nothing but what a note may hold", () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const random = seededRandom(seed);
      const html = mutate(hostileHtml(random), random);
      const note = pasteHtml(html);
      if (note !== null) inspect(note, `seed ${seed}: ${html.slice(0, 500)}`);
    }
  }, 120_000);

  it("of Markdown bring in nothing but what a note may hold, and can be written again", () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const random = seededRandom(seed);
      const text = mutate(hostileMarkdown(random), random);
      looksLikeMarkdown(text);
      const { json } = markdownToNote(text, { resolveTitle: () => null });
      inspect(schema.nodeFromJSON(json), `seed ${seed}: ${text.slice(0, 500)}`);
      const { markdown } = noteToMarkdown(json, { titleOf: () => null });
      expect(markdownToNote(markdown, { resolveTitle: () => null }).json, `seed ${seed}: ${text.slice(0, 500)}`).toEqual(markdownToNote(noteToMarkdown(markdownToNote(markdown, { resolveTitle: () => null }).json, { titleOf: () => null }).markdown, { resolveTitle: () => null }).json);
    }
  }, 120_000);

  const long = (unit: string, letters = 300_000): string => unit.repeat(Math.ceil(letters / unit.length));
  it.each([
    ["quotes", "> "], ["bullets", "- "], ["numbers", "1. "], ["brackets", "["], ["closed brackets", "[a]"], ["half links", "[a](b"], ["half links in a line", "[a](<b "], ["images", "![a](x"], ["stars", "*a "], ["both stars", "**a*b"], ["underscores", "_a_b"],
    ["backticks", "`a``b"], ["dollars", "$a $"], ["double dollars", "$$"], ["comments", "<!--"], ["tags", "<a "], ["closed tags", "<u>"], ["entities", "&a"], ["mentions", "[[a"], ["tildes", "~~a"], ["equals", "==a "], ["cells", "|a"], ["blanks", " "],
    ["blanks and letters", "        a"], ["lines", "\n"], ["list lines", "- a\n"], ["nested lines", "> - a\n  "], ["table lines", "|a|b|\n|-|-|\n"], ["addresses", "https://a.b/"], ["backslashes", "\\"], ["headings", "# a #\n"], ["fences", "```\n"], ["definitions", "[a]: b\n"], ["titles", "[a](b \"c"],
  ])("made of three hundred thousand letters of %s take no longer than their length explains", (_, unit) => {
    const json = markdownToNote(long(unit), { resolveTitle: () => null }).json;
    expect(json.type).toBe("doc");
  }, 30_000);

  it("that are nested ten thousand deep become flat, and keep their words", () => {
    const quoted = markdownToNote(`${"> ".repeat(10_000)}底`, { resolveTitle: () => null });
    expect(quoted.losses.map(({ kind }) => kind)).toContain("too-deep");
    inspect(schema.nodeFromJSON(quoted.json), "quotes");
    expect(schema.nodeFromJSON(quoted.json).textContent).toContain("底");
    const lists = Array.from({ length: 1000 }, (__, depth) => `${"  ".repeat(depth)}- 层${depth}`).join("\n");
    expect(schema.nodeFromJSON(markdownToNote(lists, { resolveTitle: () => null }).json).textContent).toContain("层999");
  });

  it("of half letters and letters that turn the line round stay text", () => {
    const text = "\ud800 **\udc00粗\u202e** \u200b[\u202egnp.exe](https://a.b)\u0000";
    const { json } = markdownToNote(text, { resolveTitle: () => null });
    expect(schema.nodeFromJSON(json).textContent).toBe("\ud800 \udc00粗\u202e \u200b\u202egnp.exe\u0000");
  });
});

