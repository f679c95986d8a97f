import { Editor, Extension, getSchema } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Placeholder } from "@tiptap/extensions";
import type { Schema } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { isSharedDocId } from "#shared/kernel/index.ts";
import { NOTE_BODY, type NoteDocId } from "#shared/notes/index.ts";
import { reportProblem } from "#renderer/runtime/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";
import { bindReplica } from "./bindReplica.ts";
import { holdWhileComposing } from "./composition.ts";
import { createEditorPort } from "./createEditorPort.ts";
import { expectDrawable, isDrawable } from "./expectDrawable.ts";
import { insertFiles, pickAndInsert, type FileParts } from "./insertFiles.ts";
import { isKnownContent } from "./knownContent.ts";
import { mendContent } from "./mendContent.ts";
import { noteExtensions } from "./noteExtensions.ts";
import { notePasting } from "./notePasting.ts";
import { BlockMarks } from "./plugins/blockMarks.ts";
import { NoteFinding } from "./plugins/finding.ts";
import { KeyTyping } from "./plugins/keyTyping.ts";
import { PassageMarks } from "./plugins/passageMarks.ts";
import { PeerCarets } from "./plugins/peerCarets.ts";
import { ReadOnlyKeys } from "./plugins/readOnlyKeys.ts";
import { RevealedText } from "./plugins/revealedText.ts";
import { createTrigger } from "./suggest/createTrigger.ts";
import { mentionRows, type MentionParts } from "./suggest/mentionRows.ts";
import { slashRows } from "./suggest/slashRows.ts";
import { createSuggestStore, type SuggestStore } from "./suggest/suggestState.ts";
import { findMention, findSlash } from "./suggest/triggerMatch.ts";
import { withViews } from "./withViews.ts";

export interface MountParts extends MentionParts, FileParts {
  readonly doc: Y.Doc;
  readonly docId: NoteDocId;
  /** Its content is newer than this editor: it is shown as far as it is known, and nothing is written. */
  readonly isOneWay: boolean;
  hintOf(section: string): string | null;
  onUnknownContent(): void;
  /** Somebody types into a note that may only be read. */
  onTypedInVain(): void;
  /** A key chord of the editor's own: find, link, focus. */
  onChord(chord: "find" | "link"): void;
}

export interface MountedNote {
  readonly editor: Editor;
  readonly port: NoteEditorPort;
  readonly suggest: SuggestStore;
  stop(): void;
}

let schemaMade: Schema | null = null;

/** What a note may hold, made with the first one: who draws it, and in which language, changes nothing of that. */
const noteSchema = (): Schema => (schemaMade ??= getSchema(noteExtensions()));

/** Builds the editor of one note over its own copy of the document. */
export function mountNote(parts: MountParts): MountedNote {
  const { doc, docId, isOneWay, room, t } = parts;
  expectDrawable(doc);
  const suggest = createSuggestStore();
  const schemaParts = withViews(noteExtensions({
    // i18n-keys: notes.task.*
    taskLabel: (text, isChecked) => t(`notes.task.${isChecked ? "done" : "open"}`, { text }),
    onFormula: ({ kind, latex, pos }) => { if (!room.isReadOnly) room.formula.set({ kind, latex, pos }); },
  }));
  const schema = noteSchema();
  const replica = bindReplica(doc, {
    isOneWay: isOneWay || room.isReadOnly,
    accepts: (shared) => {
      if (!isDrawable(shared) || !isKnownContent(shared, schema)) return false;
      if (!room.isReadOnly) mendContent(shared, schema);
      return true;
    },
    onRefused: parts.onUnknownContent,
  });
  // What is typed is written in the copy, under the copy's id.
  const stopIds = isSharedDocId(docId) ? parts.forest.group.bindClientId(replica.doc) : null;
  const editor: Editor = new Editor({
    injectCSS: false, editable: !room.isReadOnly && !isOneWay, enableContentCheck: false,
    extensions: [
      ...schemaParts,
      Collaboration.configure({ document: replica.doc, field: NOTE_BODY }),
      Placeholder.configure({ placeholder: t("notes.placeholder"), showOnlyWhenEditable: true }),
      BlockMarks.configure({ hintOf: parts.hintOf }), NoteFinding, KeyTyping, PassageMarks, RevealedText, PeerCarets.configure({ docId, group: parts.forest.group }), ReadOnlyKeys.configure({ onTyping: parts.onTypedInVain }), chords(parts), notePasting(parts, () => editor),
      createTrigger({ kind: "mention", find: findMention, store: suggest, rowsFor: (query, of, range) => mentionRows(parts, query, of, range) }),
      createTrigger({ kind: "slash", find: findSlash, store: suggest, rowsFor: (query, of, range) => slashRows(parts, query, of, range) }),
    ],
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": t("notes.body"), lang: "zh-CN", spellcheck: "false" },
      handleDOMEvents: { dragenter: keepFromWindow, dragover: keepFromWindow },
      handlePaste: (_view, event) => takeFiles(parts, editor, event.clipboardData, null),
      handleDrop: (view, event, _slice, isMoved) => !isMoved && takeFiles(parts, editor, event.dataTransfer, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null),
    },
    onContentError: ({ error }) => { reportProblem("note content", error); },
  });
  room.pickFiles.set((accept) => { void pickAndInsert(parts, editor, accept); });
  const stopHolding = holdWhileComposing(editor.view, replica);
  const { port, stop } = createEditorPort(docId, editor);
  return {
    editor, port, suggest,
    stop: () => {
      stop();
      stopHolding();
      room.pickFiles.set(null);
      suggest.show(null);
      editor.destroy();
      stopIds?.();
      replica.release();
    },
  };
}

function chords({ onChord }: MountParts): Extension {
  const say = (chord: "find" | "link") => (): boolean => {
    onChord(chord);
    return true;
  };
  return Extension.create({ name: "noteChords", priority: 1200, addKeyboardShortcuts: () => ({ "Mod-f": say("find"), "Mod-h": say("find"), "Mod-Shift-k": say("link") }) });
}

/** Files that hang over a text are for the text: the window, which would import them, does not hear of them. */
function keepFromWindow(view: EditorView, event: DragEvent): boolean {
  if (view.editable && event.dataTransfer?.types.includes("Files") === true) event.stopPropagation();
  return false;
}

/** A picture that is copied in a browser comes with HTML that names it and says nothing. */
const hasWords = (html: string): boolean => html.replace(/<[^>]*>/g, "").trim() !== "";

/** Files that were pasted or dropped. Words that come along with them (from a word processor) are the better answer. */
function takeFiles(parts: MountParts, editor: Editor, data: DataTransfer | null, pos: number | null): boolean {
  const files = [...(data?.files ?? [])];
  if (files.length === 0 || !editor.isEditable || hasWords(data?.getData("text/html") ?? "")) return false;
  insertFiles(parts, editor, files, pos ?? editor.state.selection.to).catch((thrown: unknown) => { reportProblem("files in a note", thrown); });
  return true;
}
