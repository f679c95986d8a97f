import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { isMacLike } from "#renderer/runtime/index.ts";

/** A text that may only be read can still be reached by the keyboard, and Ctrl+A means the text: the browser would take the whole page. */
export const ReadOnlyKeys = Extension.create({
  name: "readOnlyKeys",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        // The editor library takes a text that is not editable out of the reach of the keyboard.
        attributes: { tabindex: "0" },
        handleDOMEvents: {
          keydown: (view, event) => {
            const isAll = event.key.toLowerCase() === "a" && !event.shiftKey && !event.altKey && (isMacLike() ? event.metaKey : event.ctrlKey);
            if (view.editable || !isAll || event.isComposing) return false;
            view.dom.ownerDocument.getSelection()?.selectAllChildren(view.dom);
            event.preventDefault();
            return true;
          },
        },
      },
    }),
  ],
});
