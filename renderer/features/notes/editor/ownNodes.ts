import { mergeAttributes, Node, type Attribute } from "@tiptap/core";
import { clockText, readAmount, readAtt, readPointId, readText, readTone, readWidthPct } from "./noteAttrs.ts";

/** An attribute that stands as `data-…` in HTML; `read` makes sense of whatever is found there. */
function dataAttribute(name: string, read: (value: string | null) => unknown, fallback: unknown): Attribute {
  const key = `data-${name}`;
  // SAFETY: the defaults of the two parsers below are the ones TipTap itself fills in; it asks for no more than it is given.
  return {
    default: fallback,
    parseHTML: (element: HTMLElement) => read(element.getAttribute(key)),
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[name];
      return value === null || value === undefined ? {} : { [key]: String(value) };
    },
  } as Attribute;
}

const text = (name: string): Attribute => dataAttribute(name, readText, "");

/** A passage that stands out: a note, a tip, a warning, a question, a principle. */
export const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes: () => ({ tone: dataAttribute("tone", readTone, "note") }),
  parseHTML: () => [{ tag: "div[data-callout]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-callout": "" }), 0],
});

/** A picture kept with the forest, with its caption. */
export const NoteImage = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ att: dataAttribute("att", readAtt, null), alt: text("alt"), caption: text("caption"), widthPct: dataAttribute("widthPct", readWidthPct, 100) }),
  parseHTML: () => [{ tag: "figure[data-att]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes, { "data-image": "" })],
  renderText: ({ node }) => readText(node.attrs.caption) || readText(node.attrs.alt),
});

/** Any file kept with the forest. */
export const NoteFile = Node.create({
  name: "file",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ att: dataAttribute("att", readAtt, null), name: text("name"), mime: text("mime"), sizeBytes: dataAttribute("sizeBytes", readAmount, 0) }),
  parseHTML: () => [{ tag: "div[data-file]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-file": "" })],
  renderText: ({ node }) => readText(node.attrs.name),
});

/** A recording: sound or film, by its mime. */
export const NoteMedia = Node.create({
  name: "media",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ att: dataAttribute("att", readAtt, null), name: text("name"), mime: text("mime") }),
  parseHTML: () => [{ tag: "div[data-media]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-media": "" })],
  renderText: ({ node }) => readText(node.attrs.name),
});

/** A moment of a recording: clicked, its player jumps there. */
export const NoteTimestamp = Node.create({
  name: "timestamp",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ att: dataAttribute("att", readAtt, null), atS: dataAttribute("atS", readAmount, 0) }),
  parseHTML: () => [{ tag: "span[data-timestamp]" }],
  renderHTML: ({ HTMLAttributes, node }) => ["span", mergeAttributes(HTMLAttributes, { "data-timestamp": "" }), clockText(readAmount(node.attrs.atS))],
  renderText: ({ node }) => clockText(readAmount(node.attrs.atS)),
});

/** A mention of a point. `label` is what it was called when it was written; what is shown is what it is called now. */
export const PointRef = Node.create({
  name: "pointRef",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ pointId: dataAttribute("pointId", readPointId, null), label: text("label") }),
  parseHTML: () => [{ tag: "span[data-point-ref]" }],
  renderHTML: ({ HTMLAttributes, node }) => ["span", mergeAttributes(HTMLAttributes, { "data-point-ref": "" }), readText(node.attrs.label)],
  renderText: ({ node }) => readText(node.attrs.label),
});
