import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { readSection } from "../noteAttrs.ts";

interface BlockMarkOptions {
  /** The quiet words behind the title of a section; null for none. */
  readonly hintOf: (section: string) => string | null;
}

/** Dresses the blocks of a note: the sections of a case stand on a line, and the block that holds the keyboard is known to the focus mode. */
export const BlockMarks = Extension.create<BlockMarkOptions>({
  name: "blockMarks",
  addOptions: () => ({ hintOf: () => null }),
  addProseMirrorPlugins() {
    const { hintOf } = this.options;
    return [new Plugin({ key: new PluginKey("blockMarks"), props: { decorations: (state) => decorate(state, hintOf) } })];
  },
});

/** Only the top level is walked: as long as a note is, it has a few hundred blocks. */
function decorate(state: EditorState, hintOf: BlockMarkOptions["hintOf"]): DecorationSet {
  const marks: Decoration[] = [];
  const at = state.selection.$from.depth === 0 ? state.selection.from : state.selection.$from.before(1);
  let isInSection = false;
  let last: { from: number; to: number } | null = null;
  state.doc.forEach((node, pos) => {
    const span = { from: pos, to: pos + node.nodeSize };
    if (pos === at) marks.push(Decoration.node(span.from, span.to, { class: "is-current" }));
    const section = node.type.name === "heading" ? readSection(node.attrs.section) : null;
    if (section !== null) {
      isInSection = true;
      marks.push(Decoration.node(span.from, span.to, sectionAttrs(hintOf(section))));
    } else if (isInSection) {
      marks.push(Decoration.node(span.from, span.to, { class: "in-section" }));
    }
    if (isInSection) last = span;
  });
  if (last !== null) marks.push(endOf(last));
  return DecorationSet.create(state.doc, marks);
}

const sectionAttrs = (hint: string | null): Record<string, string> => ({ class: "starts-section", ...(hint === null ? {} : { "data-hint": hint }) });
const endOf = ({ from, to }: { from: number; to: number }): Decoration => Decoration.node(from, to, { class: "ends-sections" });
