import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { isMacLike } from "#renderer/runtime/index.ts";

export interface ReadOnlyKeysParts {
  /** Somebody types where only reading is allowed. */
  readonly onTyping?: () => void;
}

const CHANGING_KEYS = new Set(["Enter", "Backspace", "Delete", "Process"]);

/** Keys that would change a text. A blank scrolls what is only read. */
function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && (CHANGING_KEYS.has(key) || ([...key].length === 1 && key !== " "));
}

/** A text that may only be read can still be reached by the keyboard, and Ctrl+A means the text: the browser would take the whole page. */
export const ReadOnlyKeys = Extension.create<ReadOnlyKeysParts>({
  name: "readOnlyKeys",
  addOptions: () => ({}),
  addProseMirrorPlugins() {
    const { onTyping } = this.options;
    return [new Plugin({
      props: {
        // The editor library takes a text that is not editable out of the reach of the keyboard.
        attributes: { tabindex: "0" },
        handleDOMEvents: {
          keydown: (view, event) => {
            if (!view.editable && isTyping(event)) onTyping?.();
            const isAll = event.key.toLowerCase() === "a" && !event.shiftKey && !event.altKey && (isMacLike() ? event.metaKey : event.ctrlKey);
            if (view.editable || !isAll || event.isComposing) return false;
            view.dom.ownerDocument.getSelection()?.selectAllChildren(view.dom);
            event.preventDefault();
            return true;
          },
        },
      },
    })];
  },
});
