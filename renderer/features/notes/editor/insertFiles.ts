import type { Editor, JSONContent } from "@tiptap/core";
import type { Attachments, AttachmentRef } from "#renderer/runtime/notes/types.ts";
import type { ShellPort } from "#renderer/runtime/index.ts";
import type { NoteRoom } from "./noteRoom.ts";
import { placeAt, posOfPlace } from "./relativePlaces.ts";

export interface FileParts { readonly attachments: Attachments; readonly shell: ShellPort; readonly room: NoteRoom; bytes(sizeBytes: number): string }

/** How a file that is kept stands in a text. */
export function nodeOfFile({ sha256, name, mime, sizeBytes }: AttachmentRef): JSONContent {
  if (mime.startsWith("image/")) return { type: "image", attrs: { att: sha256, alt: "", caption: "", widthPct: 100 } };
  if (mime.startsWith("audio/") || mime.startsWith("video/")) return { type: "media", attrs: { att: sha256, name, mime } };
  return { type: "file", attrs: { att: sha256, name, mime, sizeBytes } };
}

/** Keeps files and puts them into the text, one after the other, where `pos` is by then; a refused one is told and leaves the others be. */
export async function insertFiles(parts: FileParts, editor: Editor, files: readonly File[], pos: number): Promise<void> {
  const { attachments, shell, room } = parts;
  // Others may write meanwhile: the place is kept by its neighbours.
  const place = placeAt(editor.state, pos);
  room.uploads.set([...room.uploads.get(), ...files.map(({ name }) => name)]);
  for (const file of files) {
    const kept = await attachments.add(file);
    room.uploads.set(without(room.uploads.get(), file.name));
    if (kept.ok) insertAt(editor, place, [nodeOfFile(kept.value)]);
    // i18n-keys: notes.refused.*
    else shell.toast({ tone: "error", key: `notes.refused.${kept.error.code}`, values: { name: file.name, limit: parts.bytes(kept.error.limitBytes ?? 0) } });
  }
}

/** Lets somebody choose files, keeps them and puts them where the cursor is. */
export async function pickAndInsert({ attachments, shell, bytes }: FileParts, editor: Editor, accept: "images" | "any"): Promise<void> {
  const place = placeAt(editor.state, editor.state.selection.to);
  const picked = await attachments.pick(accept);
  if (picked.ok) insertAt(editor, place, picked.value.map(nodeOfFile));
  // i18n-keys: notes.refused.*
  else shell.toast({ tone: "error", key: `notes.refused.${picked.error.code}`, values: { name: "", limit: bytes(picked.error.limitBytes ?? 0) } });
}

function insertAt(editor: Editor, place: string | null, nodes: readonly JSONContent[]): void {
  if (editor.isDestroyed || nodes.length === 0) return;
  const at = (place === null ? null : posOfPlace(editor.state, place)) ?? editor.state.selection.to;
  const $at = editor.state.doc.resolve(Math.min(at, editor.state.doc.content.size));
  // Behind the block it lies in, or in the place of an empty one: a block cannot stand in a line.
  const isEmptyLine = $at.depth > 0 && $at.parent.isTextblock && $at.parent.content.size === 0;
  const range = $at.depth === 0 ? $at.pos : isEmptyLine ? { from: $at.before(), to: $at.after() } : $at.after();
  editor.chain().insertContentAt(range, [...nodes], { updateSelection: true }).scrollIntoView().run();
}

function without(names: readonly string[], name: string): readonly string[] {
  const at = names.indexOf(name);
  return at < 0 ? names : [...names.slice(0, at), ...names.slice(at + 1)];
}
