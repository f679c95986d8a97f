import { markInputRule, mergeAttributes, type Editor, type Extensions } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Heading } from "@tiptap/extension-heading";
import { Highlight } from "@tiptap/extension-highlight";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { Strike } from "@tiptap/extension-strike";
import { BlockMath, InlineMath } from "@tiptap/extension-mathematics";
import { Table, TableKit } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { isSafeHref } from "#shared/notes/index.ts";
import { readColor, readSection } from "./noteAttrs.ts";
import { Callout, NoteFile, NoteImage, NoteMedia, NoteTimestamp, PointRef } from "./ownNodes.ts";

export interface NoteExtensionOptions {
  /** What a screen reader says of the box of a task. */
  readonly taskLabel?: (text: string, isChecked: boolean) => string;
  /** Called when a formula is clicked, to mend it. */
  readonly onFormula?: (formula: { readonly kind: "inline" | "block"; readonly latex: string; readonly pos: number }) => void;
}

/** MathML only: Chromium draws it by itself, and the other output needs style attributes our content policy forbids; so does its own picture of a mistake: who draws shows the LaTeX instead. */
export const KATEX_OPTIONS = { output: "mathml", throwOnError: true, trust: false, maxExpand: 200, maxSize: 20, strict: "ignore" } as const;

/**
 * The stars of Markdown without a blank before them: Chinese has none between words. TipTap's own rules want one. Underscores stay as they are: they stand inside
 * names of files.
 */
const NoteBold = Bold.extend({ addInputRules() { return [...(this.parent?.() ?? []), markInputRule({ find: /(?<=[^*\s])\*\*(?![\s*])([^*]*[^*\s])\*\*$/, type: this.type })]; } });
const NoteItalic = Italic.extend({ addInputRules() { return [...(this.parent?.() ?? []), markInputRule({ find: /(?<=[^*\s])\*(?![\s*])([^*]*[^*\s])\*$/, type: this.type })]; } });
const NoteStrike = Strike.extend({ addInputRules() { return [...(this.parent?.() ?? []), markInputRule({ find: /(?<=[^~\s])~~(?![\s~])([^~]*[^~\s])~~$/, type: this.type })]; } });

const NoteHeading = Heading.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      /** Which part of a case begins here; the template names them. */
      section: {
        default: null,
        parseHTML: (element: HTMLElement) => readSection(element.getAttribute("data-section")),
        renderHTML: ({ section }: Record<string, unknown>) => (readSection(section) === null ? {} : { "data-section": readSection(section) }),
      },
    };
  },
});

const NoteHighlight = Highlight.extend({
  addAttributes: () => ({
    color: {
      default: "yellow",
      parseHTML: (element: HTMLElement) => readColor(element.getAttribute("data-color")),
      renderHTML: ({ color }: Record<string, unknown>) => ({ "data-color": readColor(color) }),
    },
  }),
});

const NoteLink = Link.extend({
  addAttributes: () => ({ href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("href") } }),
});

/** Without widths: columns share the room there is. The arrow down leaves the last row of a note that ends with the table, where no place would follow. */
const NoteTable = Table.extend({
  addKeyboardShortcuts() {
    return { ...this.parent?.(), ArrowDown: ({ editor }) => leaveLastTable(editor) };
  },
  renderHTML: ({ HTMLAttributes }) => ["table", mergeAttributes(HTMLAttributes), ["tbody", 0]],
});

function leaveLastTable(editor: Editor): boolean {
  const { $head, empty } = editor.state.selection;
  if (!empty || $head.depth < 3 || $head.node(1).type.name !== "table" || $head.index(0) < editor.state.doc.childCount - 1) return false;
  const isLastRow = $head.index(1) === $head.node(1).childCount - 1;
  const isLastBlock = $head.index(3) === $head.node(3).childCount - 1;
  if (!isLastRow || !isLastBlock || !editor.view.endOfTextblock("down")) return false;
  return editor.chain().insertContentAt($head.after(1), { type: "paragraph" }, { updateSelection: true }).scrollIntoView().run();
}

/**
 * Everything that may stand in a note: the schema, its commands and its typing rules. Needs no DOM until an editor is mounted, so that it serves reading, printing
 * as Markdown and pasting, too. How things look in the editor is added by `withViews`.
 */
export function noteExtensions(options: NoteExtensionOptions = {}): Extensions {
  const { taskLabel, onFormula } = options;
  return [
    StarterKit.configure({
      // Undo is the document's own (only what was typed here); a trailing paragraph would be written by merely looking at a note.
      undoRedo: false, trailingNode: false, heading: false, link: false, bold: false, italic: false, strike: false,
      dropcursor: { color: false, class: "note-dropcursor" },
    }),
    NoteBold, NoteItalic, NoteStrike,
    NoteHeading.configure({ levels: [1, 2, 3, 4] }),
    NoteLink.configure({
      openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https", protocols: [],
      HTMLAttributes: { rel: "noopener noreferrer nofollow" },
      isAllowedUri: (url) => isSafeHref(url),
    }),
    NoteHighlight.configure({ multicolor: true }),
    TableKit.configure({ table: false }),
    NoteTable.configure({ resizable: false, allowTableNodeSelection: true }),
    TaskList,
    TaskItem.configure({ nested: true, ...(taskLabel === undefined ? {} : { a11y: { checkboxLabel: (node, isChecked) => taskLabel(node.textContent, isChecked) } }) }),
    InlineMath.configure({ katexOptions: KATEX_OPTIONS, ...(onFormula === undefined ? {} : { onClick: (node, pos) => { onFormula({ kind: "inline", latex: String(node.attrs.latex), pos }); } }) }),
    BlockMath.configure({ katexOptions: { ...KATEX_OPTIONS, displayMode: true }, ...(onFormula === undefined ? {} : { onClick: (node, pos) => { onFormula({ kind: "block", latex: String(node.attrs.latex), pos }); } }) }),
    Callout, NoteImage, NoteFile, NoteMedia, NoteTimestamp, PointRef,
  ];
}
