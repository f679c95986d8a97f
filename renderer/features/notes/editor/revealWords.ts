import type { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import type { NoteGoal } from "#renderer/runtime/index.ts";
import { findMatches, type FoundText } from "./plugins/findMatches.ts";
import { revealText } from "./plugins/revealedText.ts";

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

/** Marks the words and brings them into the middle, with the keyboard before them. Returns whether they were found. */
export function revealWords(view: EditorView, goal: NoteGoal): boolean {
  const place = goal.words === "" ? null : placeOfWords(view.state.doc, goal);
  if (place === null) return false;
  view.focus();
  revealText(view, place);
  const { node } = view.domAtPos(place.from);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "center" });
  return true;
}
