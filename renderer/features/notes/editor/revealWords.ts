import type { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import type { NoteGoal } from "#renderer/runtime/index.ts";
import { findMatches, type FoundText } from "./plugins/findMatches.ts";
import { revealText } from "./plugins/revealedText.ts";
import { readAtt } from "./noteAttrs.ts";

/** What a mention counts as in its line: its name is its point's, not the text's. */
const MENTION = "\ufffc";

/** Where the words of a search stand in a note: with what goes before them, as text or as a mention, else the first place that has them; null when they are gone. */
export function placeOfWords(doc: Node, { words, before }: Pick<NoteGoal, "words" | "before">): FoundText | null {
  for (let from = 0; from < before.length; from += 1) {
    for (const here of [words, MENTION]) {
      const [whole] = findMatches(doc, before.slice(from) + here);
      if (whole !== undefined) return { from: whole.to - here.length, to: whole.to };
    }
  }
  return findMatches(doc, words)[0] ?? null;
}

/** Where a file stands in a note: shown as a whole rather than as a moment of it; null when it stands nowhere. */
export function placeOfFile(doc: Node, sha256: string): FoundText | null {
  const places: (FoundText & { readonly isWhole: boolean })[] = [];
  doc.descendants((node, pos) => {
    if (readAtt(node.attrs["att"]) === sha256) places.push({ from: pos, to: pos + node.nodeSize, isWhole: node.isBlock });
  });
  const place = places.find(({ isWhole }) => isWhole) ?? places[0];
  return place === undefined ? null : { from: place.from, to: place.to };
}

/** Marks the words, or the file, and brings them into the middle, with the keyboard before them. Returns whether they were found. */
export function revealWords(view: EditorView, goal: NoteGoal): boolean {
  const place = goal.sha256 !== undefined ? placeOfFile(view.state.doc, goal.sha256) : goal.words === "" ? null : placeOfWords(view.state.doc, goal);
  if (place === null) return false;
  view.focus();
  revealText(view, place);
  const whole = goal.sha256 === undefined ? null : view.nodeDOM(place.from);
  const { node } = whole === null ? view.domAtPos(place.from) : { node: whole };
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "center" });
  return true;
}
