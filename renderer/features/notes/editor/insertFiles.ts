import type { Editor, JSONContent } from "@tiptap/core";
import { NOTE_BODY, replaceBlocks, type NoteDocId } from "#shared/notes/index.ts";
import type { Attachments, AttachmentRef } from "#renderer/runtime/notes/types.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";
import type { NoteRoom } from "./noteRoom.ts";
import { placeAt, posOfPlace } from "./relativePlaces.ts";

export interface FileParts {
  readonly attachments: Attachments;
  readonly forest: OpenForest;
  readonly docId: NoteDocId;
  readonly shell: ShellPort;
  readonly room: NoteRoom;
  readonly t: Translate;
  bytes(sizeBytes: number): string;
}

/** How a file that is kept stands in a text. Until somebody says what a picture shows, its file name does. */
export function nodeOfFile({ sha256, name, mime, sizeBytes }: AttachmentRef): { readonly type: string; readonly attrs: Readonly<Record<string, unknown>> } {
  if (mime.startsWith("image/")) return { type: "image", attrs: { att: sha256, alt: name, caption: "", widthPct: 100 } };
  if (mime.startsWith("audio/") || mime.startsWith("video/")) return { type: "media", attrs: { att: sha256, name, mime } };
  return { type: "file", attrs: { att: sha256, name, mime, sizeBytes } };
}

/** Keeps files and puts them into the text, one after the other, where `pos` is by then; a refused one is told and leaves the others be. */
export async function insertFiles(parts: FileParts, editor: Editor, files: readonly File[], pos: number): Promise<void> {
  const { attachments, shell, room } = parts;
  // Others may write meanwhile: the place is kept by its neighbours.
  const place = placeAt(editor.state, pos);
  const named = files.map((file) => withOwnName(parts, file));
  room.uploads.set([...room.uploads.get(), ...named.map(({ name }) => name)]);
  for (const file of named) {
    const kept = await attachments.add(file);
    room.uploads.set(without(room.uploads.get(), file.name));
    if (kept.ok) await putIn(parts, editor, place, [kept.value]);
    // i18n-keys: notes.refused.*
    else shell.toast({ tone: "error", key: `notes.refused.${kept.error.code}`, values: { name: file.name, limit: parts.bytes(kept.error.limitBytes ?? 0) } });
  }
}

/** What the clipboard calls whatever picture it holds, and pasted text the pictures within it. */
const NAMELESS = /^image(?:-\d+)?\.(png|jpe?g|gif|webp|bmp)$/i;

/** As it may stand in the name of a file, in every language. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** A pasted picture has no name that says anything: it gets one, by its day. */
function withOwnName({ t }: FileParts, file: File): File {
  const ending = NAMELESS.exec(file.name)?.[1];
  if (ending === undefined) return file;
  return new File([file], `${t("notes.image.pasted", { date: today() })}.${ending.toLowerCase()}`, { type: file.type });
}

/** Lets somebody choose files, keeps them and puts them where the cursor is. */
export async function pickAndInsert(parts: FileParts, editor: Editor, accept: "images" | "any"): Promise<void> {
  const { attachments, shell, bytes } = parts;
  const place = placeAt(editor.state, editor.state.selection.to);
  const picked = await attachments.pick(accept);
  if (picked.ok) await putIn(parts, editor, place, picked.value);
  // i18n-keys: notes.refused.*
  else shell.toast({ tone: "error", key: `notes.refused.${picked.error.code}`, values: { name: "", limit: bytes(picked.error.limitBytes ?? 0) } });
}

/** Where they were meant to stand; at the end of the note when it is not on the screen any more: nobody would look for a file that no note shows. */
async function putIn({ forest, docId, shell }: FileParts, editor: Editor, place: string | null, files: readonly AttachmentRef[]): Promise<void> {
  if (files.length === 0) return;
  if (!editor.isDestroyed) {
    insertAt(editor, place, files.map(nodeOfFile));
    return;
  }
  const opened = await forest.notes.open(docId);
  if (!opened.ok) {
    // i18n-keys: notes.refused.*
    shell.toast({ tone: "error", key: "notes.refused.unexpected", values: { name: files.map(({ name }) => name).join(", "), limit: "" } });
    return;
  }
  const { doc, release } = opened.value;
  replaceBlocks(doc, { at: doc.getXmlFragment(NOTE_BODY).length, count: 0, nodes: files.map(nodeOfFile) }, "files");
  release();
}

function insertAt(editor: Editor, place: string | null, nodes: readonly JSONContent[]): void {
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
