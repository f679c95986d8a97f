import { Extension } from "@tiptap/core";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * A letter that comes from a key is put into the text by us, and drawn. The editor library lets the browser put it into the page and reads it back out of there; in
 * a long note that takes longer. Where letters come from an input method, a correction or a chooser of signs there is no key press, and the page is read as ever.
 */
export const KeyTyping = Extension.create({
  name: "keyTyping",
  addProseMirrorPlugins: () => [new Plugin({ props: { handleKeyPress: (view, event) => typeLetter(view, event) } })],
});

/** The library has left out keys of a composition, chords and keys without a letter. False: its own way. */
function typeLetter(view: EditorView, { key }: KeyboardEvent): boolean {
  const { selection } = view.state;
  if (!isLetter(key) || !(selection instanceof TextSelection)) return false;
  const { from, to } = selection;
  const insert = () => view.state.tr.insertText(key).scrollIntoView();
  // What turns "# " into a heading listens here.
  const isTaken = view.someProp("handleTextInput", (handle) => handle(view, from, to, key, insert)) === true;
  if (!isTaken) view.dispatch(insert());
  return true;
}

/** `Enter`, `Tab` and the like are named in full. */
const isLetter = (key: string): boolean => [...key].length === 1 && key >= " ";
