import { textAttr, type NoteJson } from "../noteJson.ts";
import { attachmentAddress } from "./attachmentAddress.ts";
import { escapeText, escapeTitle } from "./escapeText.ts";

/** A picture on a line of its own, or alone in a cell. */
export function imageMarkdown(node: NoteJson): string {
  const caption = textAttr(node, "caption");
  return `![${escapeText(textAttr(node, "alt"))}](${attachmentAddress(node)}${caption === "" ? "" : ` "${escapeTitle(caption)}"`})`;
}

/** A file or a recording, on a line of its own or alone in a cell. */
export const fileMarkdown = (node: NoteJson): string => `[${escapeText(textAttr(node, "name"))}](${attachmentAddress(node)})`;
