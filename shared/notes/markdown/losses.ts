/**
 * All that a note may lose on its way into Markdown or out of it. Nothing else may get lost (tests/property/noteMarkdown.property.test.ts), and whatever does is told
 * to the person: the interface words each kind.
 */
export const ALLOWED_LOSSES = [
  // into Markdown
  "merged-cells", // cells across columns or rows become single ones
  "cell-blocks", // a cell holds one line: several blocks in it are joined, lists and the like become their words
  "table-header", // only the first row of a table can be a heading, and an empty one is left out
  "table-shape", // rows of unequal length are filled up
  "column-width",
  "cell-align", // alignment belongs to a whole column
  "list-numbering", // letters, Roman numbers, numbers Markdown cannot begin with
  "code-line-breaks", // a line break within inline code becomes a blank
  "formula-line-breaks", // the same within an inline formula
  "line-endings", // a carriage return in code or a formula becomes a line break
  "link-on-moment", // a moment of a recording cannot be a link at the same time
  "code-on-object", // a mention, a formula or a moment cannot be code
  "mention-without-point", // its words stay
  // either way
  "unsafe-link", // its words stay
  "too-deep", // nested too deeply: its words stay
  "unknown", // of a newer version, or damaged: its words stay
  // out of Markdown
  "unresolved-mention", // no point, or several, of that title: the words stay, with their brackets
  "outside-image", // never fetched; a link to it stays
  "code-marks", // code is not bold, and no link
  "callout-title", // becomes a bold line
  "heading-level", // levels 5 and 6 become 4
  "html", // tags go, words stay
  "front-matter",
] as const;

export type LossKind = (typeof ALLOWED_LOSSES)[number];
/** Something that did not survive, and how often. */
export interface MarkdownLoss { readonly kind: LossKind; readonly count: number }

/** Counts what gets lost. */
export class LossList {
  readonly #counts = new Map<LossKind, number>();

  add(kind: LossKind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** In the order of `ALLOWED_LOSSES`. */
  list(): readonly MarkdownLoss[] {
    return ALLOWED_LOSSES.flatMap((kind) => {
      const count = this.#counts.get(kind);
      return count === undefined ? [] : [{ kind, count }];
    });
  }
}
