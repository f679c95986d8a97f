/** A mark on a stretch of text, as ProseMirror writes it. */
export interface NoteMark { readonly type: string; readonly attrs?: NoteAttrs }

/** What a node or a mark says of itself. Written by whoever has the document: read each value with care. */
export type NoteAttrs = Readonly<Record<string, unknown>>;

/** A node of a note as ProseMirror writes it: a document is one with type `doc`. */
export interface NoteJson {
  readonly type: string;
  readonly attrs?: NoteAttrs;
  readonly content?: readonly NoteJson[];
  readonly marks?: readonly NoteMark[];
  readonly text?: string;
}

/** Deeper nodes than this become paragraphs of their text: what walks a note may then call itself. */
export const MAX_NOTE_DEPTH = 64;

export const CALLOUT_TONE_NAMES = ["note", "tip", "warn", "question", "principle"] as const;
export const HIGHLIGHT_COLOR_NAMES = ["yellow", "green", "blue", "pink", "orange"] as const;

/** Nodes that stand within a line. */
export const INLINE_NODES: ReadonlySet<string> = new Set(["text", "hardBreak", "inlineMath", "timestamp", "pointRef"]);

export const textAttr = (node: { readonly attrs?: NoteAttrs }, name: string): string => {
  const value = node.attrs?.[name];
  return typeof value === "string" ? value : "";
};

/** A number from an attribute, finite and not negative; `fallback` for anything else. */
export const amountAttr = (node: { readonly attrs?: NoteAttrs }, name: string, fallback: number): number => {
  const value = node.attrs?.[name];
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : fallback;
};

/** The number of a file, or null when what stands there is none. */
export const attOf = (node: { readonly attrs?: NoteAttrs }): string | null => {
  const att = textAttr(node, "att");
  return /^[0-9a-f]{64}$/.test(att) ? att : null;
};

/** Seconds as a clock shows them: 1:05, 1:02:03. */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** What an inline node that is no text reads as. */
export function atomText(node: NoteJson): string {
  switch (node.type) {
    case "hardBreak": return "\n";
    case "inlineMath": case "blockMath": return textAttr(node, "latex");
    case "timestamp": return clockText(amountAttr(node, "atS", 0));
    case "pointRef": return textAttr(node, "label");
    case "image": return textAttr(node, "caption") || textAttr(node, "alt");
    case "file": case "media": return textAttr(node, "name");
    default: return "";
  }
}
