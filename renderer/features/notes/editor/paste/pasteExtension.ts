import { Extension } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { PointId } from "#shared/kernel/index.ts";
import { markdownToNote, type MarkdownLoss } from "#shared/notes/index.ts";
import { reportProblem } from "#renderer/runtime/index.ts";
import { cleanPastedHtml, isTooLong } from "./cleanPastedHtml.ts";
import { looksLikeMarkdown } from "./looksLikeMarkdown.ts";
import { PASTE_LIMITS, type PasteRefusal } from "./pasteLimits.ts";
import { withoutEmptyRows } from "./withoutEmptyRows.ts";

export interface PasteOptions {
  /** The point of that title; null when there is none or there are several. */
  resolveTitle(title: string): PointId | null;
  /** Pictures that came within pasted text, to be kept and put where the cursor is. Called after the text is in. */
  onFiles(files: readonly File[]): void;
  /** Nothing was pasted. */
  onRefused(reason: PasteRefusal): void;
  /** The text is in, but some of what was pasted could not be kept. */
  onLosses(losses: { readonly markdown: readonly MarkdownLoss[]; readonly leftOutImages: number }): void;
}

/** After the editor has put the text in: what follows asks where the cursor is then. */
const afterwards = (tell: () => void): void => { queueMicrotask(tell); };

function cleaned(html: string, options: PasteOptions): string {
  try {
    const result = cleanPastedHtml(html);
    if ("refused" in result) {
      options.onRefused(result.refused);
      return "";
    }
    if (result.images.length > 0) afterwards(() => { options.onFiles(result.images); });
    if (result.leftOutImages > 0) afterwards(() => { options.onLosses({ markdown: [], leftOutImages: result.leftOutImages }); });
    return result.html;
  } catch (thrown) {
    reportProblem("pasted html", thrown);
    options.onRefused("unreadable");
    return "";
  }
}

/** Whether there is more text than is read; asked before anything looks at it. */
const isTooMuch = (data: DataTransfer | null): boolean =>
  data !== null && (data.getData("text/plain").length > PASTE_LIMITS.text || isTooLong(data.getData("text/html")));

/**
 * The one door for text that comes from elsewhere, pasted or dropped: HTML is cleaned, plain text that looks like Markdown is read as such (unless it is pasted as
 * plain text, or into code). What is too much is refused as a whole, and what was selected stays.
 */
export function pasteExtension(options: PasteOptions): Extension {
  return Extension.create({
    name: "notePaste",
    priority: 1100,
    addProseMirrorPlugins: () => [new Plugin({ key: new PluginKey("notePaste"), props: pasteProps(options) })],
  });
}

type Props = NonNullable<ConstructorParameters<typeof Plugin>[0]["props"]>;

export function pasteProps(options: PasteOptions): Props {
  const refuse = (data: DataTransfer | null, event: Event): boolean => {
    if (!isTooMuch(data)) return false;
    event.preventDefault();
    options.onRefused("too-large");
    return true;
  };
  let isEmptied = false;
  // An empty result would still take away what is selected.
  const keepSelection = (): boolean => {
    const was = isEmptied;
    isEmptied = false;
    return was;
  };
  return {
    handleDOMEvents: {
      paste: (_view, event) => refuse(event.clipboardData, event),
      drop: (_view, event) => refuse(event.dataTransfer, event),
    },
    transformPastedHTML: (html) => {
      const text = cleaned(html, options);
      isEmptied = text === "" && html !== "";
      return text;
    },
    transformPasted: (slice) => withoutEmptyRows(slice),
    clipboardTextParser: (text, $context, isPlain, view) => {
      // An editor that lets the default parser work is told so by null, which its type does not know.
      const asUsual = null as unknown as Slice; // SAFETY: the caller asks `if (parsed)`.
      if (isPlain || $context.parent.type.spec.code === true || !looksLikeMarkdown(text)) return asUsual;
      try {
        const { json, losses } = markdownToNote(text, { resolveTitle: (title) => options.resolveTitle(title) });
        const { content } = view.state.schema.nodeFromJSON(json);
        if (losses.length > 0) afterwards(() => { options.onLosses({ markdown: losses, leftOutImages: 0 }); });
        return Slice.maxOpen(content);
      } catch (thrown) {
        reportProblem("pasted markdown", thrown);
        return asUsual;
      }
    },
    handlePaste: keepSelection,
    handleDrop: keepSelection,
  };
}
