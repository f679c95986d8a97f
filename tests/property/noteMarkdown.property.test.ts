import { getSchema } from "@tiptap/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { ALLOWED_LOSSES, markdownToNote, noteToMarkdown, type NoteJson, type NoteMark } from "#shared/notes/index.ts";

const schema = getSchema(noteExtensions());
const normal = (json: NoteJson): unknown => {
  const node = schema.nodeFromJSON(json);
  node.check();
  return node.toJSON();
};

const TITLES = ["光合作用", "双赢关系", "A|B", "[x]", "a\\b", "题 目", "#标签", "<b>", "&amp;", "*粗*"];
const pointOf = (index: number): PointId => `pt_${index}` as const;
const titleOf = (pointId: PointId): string | null => TITLES[Number(pointId.slice(3))] ?? null;
const resolveTitle = (title: string): PointId | null => (TITLES.includes(title) ? pointOf(TITLES.indexOf(title)) : null);

const PIECES = ["中", "文，", "。", "“引”", "（括）", "a", "B", "7", " ", "  ", "\u3000", "\t", "\u00a0", "*", "**", "_", "__", "`", "``", "[", "]", "[[", "]]", "(", ")", "!", "![", "#", "# ", "|", "<", ">", "> ", "<br>", "<u>", "</u>", "<!--", "-->", "\\", "\\\\", "&", "&amp;", "&#32;", "&nbsp;", "$", "$$", "~", "~~", "=", "==", "===", "- ", "-", "+ ", "---", "1. ", "2) ", "12", ".", "[ ] ", "[x] ", "[!tip]", "{#a}", "{", "}", "http://", "https://例.com/a", "mailto:a@b.c", "www.a.b", ":", "|---|", "𠮷", "🌲", "é", "\ud800", "\u200b", "\u202e", "'", "\"", "%%", "^", "snake_case", "\n", "```", "    "];
const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(""));
const maybeWords = fc.oneof(fc.constant(""), words);
const att = fc.oneof({ weight: 5, arbitrary: fc.constantFrom("a".repeat(64), "0123456789abcdef".repeat(4)) }, { weight: 1, arbitrary: fc.constant(null) });

const href = fc.constantFrom("https://a.b/c", "http://例子.中国/路?x=1&y=2#z", "https://a.b/(c)", "https://a.b/\\d", "https://a.b/x&copy;", "https://a.b/<y>", "mailto:a@b.c", "https://a.b/*_`~|]");
const marks: fc.Arbitrary<NoteMark[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<NoteMark[]>([]) },
  { weight: 1, arbitrary: fc.constant<NoteMark[]>([{ type: "code" }]) },
  {
    weight: 5,
    arbitrary: fc.record({ link: fc.option(href, { freq: 4 }), bold: fc.boolean(), italic: fc.boolean(), strike: fc.boolean(), underline: fc.boolean(), highlight: fc.option(fc.constantFrom("yellow", "green", "blue", "pink", "orange")) })
      .map((chosen): NoteMark[] => [
        ...(chosen.link === null ? [] : [{ type: "link", attrs: { href: chosen.link } }]),
        ...(["bold", "italic", "strike", "underline"] as const).flatMap((type) => (chosen[type] ? [{ type }] : [])),
        ...(chosen.highlight === null ? [] : [{ type: "highlight", attrs: { color: chosen.highlight } }]),
      ]),
  },
);
const marked = (node: fc.Arbitrary<NoteJson>): fc.Arbitrary<NoteJson> => fc.tuple(node, marks).map(([json, list]) => (list.length === 0 ? json : { ...json, marks: list }));
const text = words.map((value): NoteJson => ({ type: "text", text: value }));
const inline: fc.Arbitrary<NoteJson> = fc.oneof(
  { weight: 8, arbitrary: marked(text) },
  { weight: 1, arbitrary: marked(fc.constant({ type: "hardBreak" })) },
  { weight: 1, arbitrary: marked(fc.oneof(maybeWords, fc.constantFrom("x^2", "\\frac{a}{b}", "a\\$b", "a\\", "|x|", "`")).map((latex): NoteJson => ({ type: "inlineMath", attrs: { latex } }))) },
  { weight: 1, arbitrary: marked(fc.tuple(att, fc.constantFrom(0, 65, 3725, 12.5)).map(([number, atS]): NoteJson => ({ type: "timestamp", attrs: { att: number, atS } }))) },
  { weight: 2, arbitrary: marked(fc.tuple(fc.nat(12), fc.oneof(maybeWords, fc.constantFrom(...TITLES))).map(([point, label]): NoteJson => ({ type: "pointRef", attrs: { pointId: pointOf(point), label } }))) },
);
const line = fc.array(inline, { maxLength: 6 });
const withContent = (node: Omit<NoteJson, "content">, content: readonly NoteJson[]): NoteJson => (content.length === 0 ? node : { ...node, content });
const paragraph = line.map((content) => withContent({ type: "paragraph" }, content));
const image = fc.record({ att, alt: maybeWords, caption: maybeWords, widthPct: fc.constantFrom(25, 50, 75, 100) }).map((attrs): NoteJson => ({ type: "image", attrs }));
const mime = fc.constantFrom("", "audio/mpeg", "video/mp4", "application/vnd.ms-excel; charset=utf-8");
const leafBlocks: fc.Arbitrary<NoteJson>[] = [
  fc.tuple(line, fc.integer({ min: 1, max: 4 }), fc.option(fc.constantFrom("trouble", "action_2"))).map(([content, level, section]) => withContent({ type: "heading", attrs: { level, section } }, content)),
  fc.tuple(fc.option(fc.constantFrom("ts", "c++", "a b", "x`y", "{#q}")), maybeWords, maybeWords).map(([language, a, b]) => withContent({ type: "codeBlock", attrs: { language } }, a + b === "" ? [] : [{ type: "text", text: `${a}\n${b}` }])),
  fc.constant({ type: "horizontalRule" }),
  fc.oneof(maybeWords, fc.constantFrom("a\n\nb", "$$", "a\n$$\nb", " x ", "x\r\ny")).map((latex): NoteJson => ({ type: "blockMath", attrs: { latex } })),
  image,
  fc.record({ att, name: maybeWords, mime, sizeBytes: fc.constantFrom(0, 1, 123_456) }).map((attrs): NoteJson => ({ type: "file", attrs })),
  fc.record({ att, name: maybeWords, mime }).map((attrs): NoteJson => ({ type: "media", attrs })),
];
/** A table that Markdown can say: one line in each cell, headings only in the first row, alignment by column. */
const table: fc.Arbitrary<NoteJson> = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.array(fc.option(fc.constantFrom("left", "center", "right")), { minLength: 3, maxLength: 3 })).chain(([rows, columns, hasHeader, aligns]) =>
  fc.array(fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 1, arbitrary: image }), { minLength: rows * columns, maxLength: rows * columns }).map((blocks): NoteJson => ({
    type: "table",
    content: Array.from({ length: rows }, (_, row) => ({
      type: "tableRow",
      content: Array.from({ length: columns }, (__, column): NoteJson => ({ type: hasHeader && row === 0 ? "tableHeader" : "tableCell", attrs: { colspan: 1, rowspan: 1, colwidth: null, align: aligns[column] ?? null }, content: [blocks[row * columns + column] ?? { type: "paragraph" }] })),
    })),
  })));
const { block } = fc.letrec<{ block: NoteJson; item: NoteJson[] }>((tie) => ({
  item: fc.tuple(paragraph, fc.array(tie("block"), { maxLength: 2 })).map(([first, rest]) => [first, ...rest]),
  block: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    { weight: 6, arbitrary: paragraph },
    ...leafBlocks.map((arbitrary) => ({ weight: 1, arbitrary })),
    { weight: 1, arbitrary: table },
    { weight: 2, arbitrary: fc.array(tie("item"), { minLength: 1, maxLength: 3 }).map((items): NoteJson => ({ type: "bulletList", content: items.map((content) => ({ type: "listItem", content })) })) },
    { weight: 2, arbitrary: fc.tuple(fc.array(tie("item"), { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 1, 9, 1984)).map(([items, start]): NoteJson => ({ type: "orderedList", attrs: { start }, content: items.map((content) => ({ type: "listItem", content })) })) },
    { weight: 2, arbitrary: fc.array(fc.tuple(tie("item"), fc.boolean()), { minLength: 1, maxLength: 3 }).map((items): NoteJson => ({ type: "taskList", content: items.map(([content, checked]) => ({ type: "taskItem", attrs: { checked }, content })) })) },
    { weight: 1, arbitrary: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((content): NoteJson => ({ type: "blockquote", content })) },
    { weight: 1, arbitrary: fc.tuple(fc.array(tie("block"), { minLength: 1, maxLength: 3 }), fc.constantFrom("note", "tip", "warn", "question", "principle")).map(([content, tone]): NoteJson => ({ type: "callout", attrs: { tone }, content })) },
  ),
}));
const note = fc.array(block, { minLength: 1, maxLength: 5 }).map((content): NoteJson => ({ type: "doc", content }));

const has = (node: NoteJson, mark: string): boolean => node.marks?.some((each) => each.type === mark) ?? false;
/** A row of headings that say nothing, above other rows. */
const hasEmptyHead = (json: NoteJson): boolean =>
  json.type === "table" && (json.content?.length ?? 0) > 1 && (json.content?.[0]?.content ?? []).every((cell) => cell.type === "tableHeader" && cell.content?.[0]?.type === "paragraph" && cell.content[0].content === undefined);

const verbatim = (value: unknown): string => String(value).replace(/\r\n?/g, "\n");
const oneLine = (value: unknown): string => String(value).replace(/[\n\r]/g, " ");

/** What Markdown cannot say of a node itself: line breaks in code and formulas. */
function expectedAttrs(json: NoteJson): NoteJson["attrs"] {
  if (json.type === "inlineMath") return { latex: oneLine(json.attrs?.latex) };
  return json.type === "blockMath" ? { latex: verbatim(json.attrs?.latex) } : json.attrs;
}

/** The note as it should come back: with the losses of the list that change it, and nothing else. */
function expected(json: NoteJson): NoteJson {
  if (json.type === "text") return has(json, "code") ? { ...json, text: oneLine(json.text) } : json;
  const marks = json.marks?.filter((mark) => mark.type !== "code" && !(json.type === "timestamp" && mark.type === "link")) ?? [];
  const children = hasEmptyHead(json) ? json.content?.slice(1) : json.content;
  const content = json.type === "codeBlock" ? children?.map((child) => ({ ...child, text: verbatim(child.text) })) : children?.map(expected);
  const attrs = expectedAttrs(json);
  return { type: json.type, ...(attrs === undefined ? {} : { attrs }), ...(content === undefined ? {} : { content }), ...(marks.length === 0 ? {} : { marks }) };
}
const count = (json: NoteJson, test: (node: NoteJson) => boolean): number => (test(json) ? 1 : 0) + (json.content ?? []).reduce((sum, child) => sum + count(child, test), 0);

describe("notes as Markdown", () => {
  it("come back as they were, but for the losses that are named", () => {
    fc.assert(fc.property(note, (json) => {
      const { markdown, losses } = noteToMarkdown(json, { titleOf });
      const back = markdownToNote(markdown, { resolveTitle });
      expect(normal(back.json), markdown).toEqual(normal(expected(json)));
      const lost = new Map(losses.map((loss) => [loss.kind, loss.count]));
      for (const kind of lost.keys()) expect(ALLOWED_LOSSES).toContain(kind);
      expect(lost.get("link-on-moment") ?? 0).toBe(count(json, (node) => node.type === "timestamp" && has(node, "link")));
      expect(lost.get("code-on-object") ?? 0).toBe(count(json, (node) => node.type !== "text" && has(node, "code")));
      expect(lost.get("table-header") ?? 0).toBe(count(json, hasEmptyHead));
      expect(lost.get("formula-line-breaks") ?? 0).toBe(count(json, (node) => node.type === "inlineMath" && /[\n\r]/.test(String(node.attrs?.latex))));
    }), { numRuns: 800, seed: 20_260_101 });
  }, 120_000);

  it("are written the same the second time", () => {
    fc.assert(fc.property(note, (json) => {
      const once = noteToMarkdown(json, { titleOf }).markdown;
      const again = noteToMarkdown(markdownToNote(once, { resolveTitle }).json, { titleOf });
      expect(again.markdown).toBe(once);
      expect(again.losses).toEqual([]);
    }), { numRuns: 250, seed: 20_260_102 });
  }, 120_000);
});
