import type { EditorState } from "@tiptap/pm/state";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** The binding between the text that is shown and its document. */
function bindingOf(state: EditorState): ProsemirrorBinding | null {
  // SAFETY: the sync plugin keeps its binding in its state; it types that as any.
  const sync = ySyncPluginKey.getState(state) as { readonly binding?: ProsemirrorBinding | null } | undefined;
  return sync?.binding ?? null;
}

/** A place in the text that stays with its neighbours while anybody writes, as JSON text; null while the text is not bound to its document. */
export function placeAt(state: EditorState, pos: number): string | null {
  const binding = bindingOf(state);
  if (binding === null) return null;
  // SAFETY: y-tiptap types the relative position it makes as any.
  const place = absolutePositionToRelativePosition(pos, binding.type, binding.mapping) as Y.RelativePosition;
  return JSON.stringify(Y.relativePositionToJSON(place));
}

/** Where such a place is now; null when its text is gone, or when it is none at all: others write them, too. */
export function posOfPlace(state: EditorState, place: string): number | null {
  const binding = bindingOf(state);
  const parsed = binding === null ? null : readPlace(place);
  if (binding === null || parsed === null) return null;
  try {
    const pos = relativePositionToAbsolutePosition(binding.doc, binding.type, parsed, binding.mapping);
    return pos === null ? null : Math.min(Math.max(pos, 0), state.doc.content.size);
  } catch {
    // SAFETY: a place of a stranger may name something that no text is; then it is nowhere, which is an answer.
    return null;
  }
}

const isId = (value: unknown): boolean => typeof value === "object" && value !== null && "client" in value && typeof value.client === "number" && "clock" in value && typeof value.clock === "number";

function readPlace(text: string): Y.RelativePosition | null {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== "object" || json === null) return null;
    const isSound = (!("type" in json) || isId(json.type)) && (!("item" in json) || isId(json.item)) && (!("tname" in json) || typeof json.tname === "string");
    return isSound ? Y.createRelativePositionFromJSON(json) : null;
  } catch {
    // SAFETY: text that is no JSON is no place; the caller shows nothing then.
    return null;
  }
}
