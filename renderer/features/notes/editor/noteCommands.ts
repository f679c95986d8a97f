import type { ChainedCommands, Editor } from "@tiptap/core";
import { CALLOUT_TONES, HIGHLIGHT_COLORS, type CalloutTone, type HighlightColor } from "./noteAttrs.ts";
import type { NoteRoom } from "./noteRoom.ts";
import type { ToolGlyphName } from "./tools/toolGlyphs.ts";

/** One thing that can be done to the text; the same record serves toolbar, menu and slash list. */
export interface NoteCommand {
  readonly id: string;
  /** A key of `notes.command`. */
  readonly name: string;
  readonly glyph: ToolGlyphName;
  /** What it is also looked for by. */
  readonly words: readonly string[];
  /** As shown to a person. */
  readonly shortcut?: string;
  isActive?(editor: Editor): boolean;
  run(editor: Editor, room: NoteRoom): void;
}

const chained = (change: (chain: ChainedCommands) => ChainedCommands) => (editor: Editor): void => { change(editor.chain().focus()).run(); };

const heading = (level: 1 | 2 | 3 | 4): NoteCommand => ({
  id: `h${level}`, name: `h${level}`, glyph: "heading", words: [`h${level}`, "heading", "#".repeat(level)], shortcut: `Mod+Alt+${level}`,
  isActive: (editor) => editor.isActive("heading", { level }),
  run: chained((chain) => chain.toggleHeading({ level })),
});

/** Where nothing stands yet it goes; what stands there goes into it. */
function toggleCallout(editor: Editor, tone: CalloutTone): void {
  const chain = editor.chain().focus();
  if (editor.isActive("callout", { tone })) chain.lift("callout").run();
  else if (editor.isActive("callout")) chain.updateAttributes("callout", { tone }).run();
  else chain.wrapIn("callout", { tone }).run();
}

const callout = (tone: CalloutTone): NoteCommand => ({
  id: `callout-${tone}`, name: `callout.${tone}`, glyph: "callout", words: ["callout", tone], isActive: (editor) => editor.isActive("callout", { tone }), run: (editor) => { toggleCallout(editor, tone); },
});

const mark = (id: "bold" | "italic" | "underline" | "strike" | "code", shortcut: string): NoteCommand => ({
  id, name: id, glyph: id === "code" ? "inlineCode" : id, words: [id], shortcut, isActive: (editor) => editor.isActive(id), run: chained((chain) => chain.toggleMark(id)),
});

export const PARAGRAPH: NoteCommand = {
  id: "text", name: "text", glyph: "text", words: ["text", "paragraph"], shortcut: "Mod+Alt+0", isActive: (editor) => editor.isActive("paragraph") && !editor.isActive("callout"), run: chained((chain) => chain.setParagraph()),
};
export const HEADINGS: readonly NoteCommand[] = [heading(1), heading(2), heading(3), heading(4)];
export const BOLD = mark("bold", "Mod+B");
export const MARKS: readonly NoteCommand[] = [mark("italic", "Mod+I"), mark("underline", "Mod+U"), mark("strike", "Mod+Shift+S"), mark("code", "Mod+E")];
export const QUOTE: NoteCommand = { id: "quote", name: "quote", glyph: "quote", words: ["quote", ">"], shortcut: "Mod+Shift+B", isActive: (editor) => editor.isActive("blockquote"), run: chained((chain) => chain.toggleBlockquote()) };
export const LISTS: readonly NoteCommand[] = [
  { id: "bullets", name: "bullets", glyph: "bullets", words: ["bullet", "list", "-"], shortcut: "Mod+Shift+8", isActive: (editor) => editor.isActive("bulletList"), run: chained((chain) => chain.toggleBulletList()) },
  { id: "numbers", name: "numbers", glyph: "numbers", words: ["ordered", "number", "1."], shortcut: "Mod+Shift+7", isActive: (editor) => editor.isActive("orderedList"), run: chained((chain) => chain.toggleOrderedList()) },
  { id: "tasks", name: "tasks", glyph: "tasks", words: ["todo", "task", "[]"], shortcut: "Mod+Shift+9", isActive: (editor) => editor.isActive("taskList"), run: chained((chain) => chain.toggleTaskList()) },
];
export const LINK: NoteCommand = { id: "link", name: "link", glyph: "link", words: ["link", "url"], shortcut: "Mod+Shift+K", isActive: (editor) => editor.isActive("link"), run: (_editor, room) => { room.asksHref.set(true); } };
export const MENTION: NoteCommand = { id: "mention", name: "mention", glyph: "mention", words: ["mention", "@", "[["], run: chained((chain) => chain.insertContent("[[")) };
export const IMAGE: NoteCommand = { id: "image", name: "image", glyph: "image", words: ["image", "picture", "photo"], run: (_editor, room) => { room.pickFiles.get()?.("images"); } };
export const FILE: NoteCommand = { id: "file", name: "file", glyph: "file", words: ["file", "audio", "video", "attachment", "音频", "视频", "录音"], run: (_editor, room) => { room.pickFiles.get()?.("any"); } };
export const CALLOUTS: readonly NoteCommand[] = CALLOUT_TONES.map(callout);
export const CODE_BLOCK: NoteCommand = { id: "codeBlock", name: "codeBlock", glyph: "code", words: ["code", "```"], isActive: (editor) => editor.isActive("codeBlock"), run: chained((chain) => chain.toggleCodeBlock()) };
export const TABLE: NoteCommand = { id: "table", name: "table", glyph: "table", words: ["table"], isActive: (editor) => editor.isActive("table"), run: chained((chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })) };
export const RULE: NoteCommand = { id: "rule", name: "rule", glyph: "rule", words: ["rule", "divider", "hr", "---"], run: chained((chain) => chain.setHorizontalRule()) };
export const FORMULAS: readonly NoteCommand[] = [
  { id: "blockMath", name: "blockMath", glyph: "formula", words: ["math", "formula", "latex", "katex", "$$$"], run: (_editor, room) => { room.formula.set({ kind: "block", latex: "", pos: null }); } },
  { id: "inlineMath", name: "inlineMath", glyph: "formula", words: ["math", "inline", "latex", "$$"], run: (_editor, room) => { room.formula.set({ kind: "inline", latex: "", pos: null }); } },
];
const highlight = (color: HighlightColor): NoteCommand => ({
  id: `highlight-${color}`, name: `highlight.${color}`, glyph: "highlight", words: ["highlight", color], isActive: (editor) => editor.isActive("highlight", { color }), run: chained((chain) => chain.toggleHighlight({ color })),
});
export const HIGHLIGHTS: readonly NoteCommand[] = HIGHLIGHT_COLORS.map(highlight);

/** What only makes sense inside a table. */
export const TABLE_TOOLS: readonly NoteCommand[] = [
  { id: "rowBelow", name: "rowBelow", glyph: "table", words: [], run: chained((chain) => chain.addRowAfter()) },
  { id: "columnRight", name: "columnRight", glyph: "table", words: [], run: chained((chain) => chain.addColumnAfter()) },
  { id: "deleteRow", name: "deleteRow", glyph: "table", words: [], run: chained((chain) => chain.deleteRow()) },
  { id: "deleteColumn", name: "deleteColumn", glyph: "table", words: [], run: chained((chain) => chain.deleteColumn()) },
  { id: "headerRow", name: "headerRow", glyph: "table", words: [], run: chained((chain) => chain.toggleHeaderRow()) },
  { id: "deleteTable", name: "deleteTable", glyph: "table", words: [], run: chained((chain) => chain.deleteTable()) },
];

/** What the slash list offers, in this order. */
export const SLASH_COMMANDS: readonly NoteCommand[] = [
  PARAGRAPH, ...HEADINGS.slice(0, 3), ...LISTS, QUOTE, ...CALLOUTS, TABLE, CODE_BLOCK, ...FORMULAS, RULE, MENTION, IMAGE, FILE, LINK,
];
