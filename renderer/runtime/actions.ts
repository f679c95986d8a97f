import type { LinkType, PointKind } from "#shared/forest/index.ts";
import type { CommentId, EndId, LinkId, PointId, ThreadId, ViewId } from "#shared/kernel/index.ts";
import type { OpenForest } from "./types.ts";

/** Dialogs and panels that any action may ask the shell to show. Session state. */
export type DialogRequest =
  | { readonly kind: "link"; readonly from: EndId | null; readonly to: EndId | null }
  | { readonly kind: "edit-link"; readonly linkId: EndId }
  /** One end of a link is put somewhere else. */
  | { readonly kind: "retarget-link"; readonly linkId: LinkId; readonly end: "from" | "to" }
  | { readonly kind: "insert-point"; readonly linkId: LinkId }
  /** Which of the links between the same two ends stand against this one. */
  | { readonly kind: "oppose-link"; readonly linkId: LinkId }
  /** All links of a type; null: what was looked at last. */
  | { readonly kind: "link-list"; readonly type: LinkType | null }
  /** Both sides of every dispute at something; null: of the forest. */
  | { readonly kind: "disputes"; readonly at: EndId | null }
  | { readonly kind: "move-point" }
  | { readonly kind: "share-case" }
  /** Text that is to become points, shown before it does. */
  | { readonly kind: "paste-outline"; readonly text: string; readonly place: TextPlace }
  | { readonly kind: "merge-points" }
  | { readonly kind: "split-point" }
  | { readonly kind: "link-many" }
  /** Colour, icon and shape of what is selected, or of all points of a kind. */
  | { readonly kind: "look"; readonly of: PointKind | "selection" }
  /** The graph as a picture, for a file or for paper. */
  | { readonly kind: "export-view"; readonly purpose: "save" | "print" }
  /** Paths to step through; null: whichever was edited last. */
  | { readonly kind: "walks"; readonly walkId: ViewId | null }
  /** Between which two points a way is looked for. */
  | { readonly kind: "find-path" }
  /** A name for what is looked at now. */
  | { readonly kind: "save-view" }
  /** Titles, notes, comments and files of the whole forest. */
  | { readonly kind: "search" }
  /** A case to be written; `illustrates`: what it is an instance of. */
  | { readonly kind: "new-case"; readonly illustrates: EndId | null }
  /** The headings that cases begin with. */
  | { readonly kind: "case-templates" }
  /** Names that are hidden when something is shown to others. */
  | { readonly kind: "masks" }
  | { readonly kind: "trash" }
  | { readonly kind: "milestone" }
  | { readonly kind: "forests" }
  /** The open forest is made anew as its group has it. */
  | { readonly kind: "rebuild-group" }
  | { readonly kind: "new-forest" }
  | { readonly kind: "rename-forest" }
  | { readonly kind: "health" }
  | { readonly kind: "backups" }
  | { readonly kind: "export-forest" }
  /** `file`: one that was dropped on the window; null asks for one. */
  | { readonly kind: "import-forest"; readonly file: File | null }
  /** An invite to a group; `link`: one that was opened outside the app, or null for one that is still to be given. */
  | { readonly kind: "join-group"; readonly link: string | null }
  /** `part`: what it opens at; the beginning when absent. */
  | { readonly kind: "settings"; readonly part?: "network" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "about" }
  | { readonly kind: "palette" };

/** Where text that comes in should grow: below a point (null = the top level), after a sibling (null = first, undefined = last). */
export interface TextPlace {
  readonly parentId: PointId | null;
  readonly afterId?: PointId | null;
}

/** What was pasted or dropped: text, or files of text. */
export interface DroppedText {
  readonly text: string;
  readonly files: readonly File[];
}

export type ToastRequest = {
  readonly tone: "info" | "success" | "warn" | "error";
  /** i18n key and its values. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Offers one action by id, e.g. undo. */
  readonly actionId?: string;
  /** A newer message about the same thing takes the place of the one before. */
  readonly topic?: string;
  /** Offers to copy this: what somebody typed and no field holds any longer. Such a message stays until it is answered. */
  readonly copyText?: string;
};

/** The places of an open forest: itself, what is written about it, its cases, who shares it, and how it was before. */
export type ForestPlace = "forest" | "notes" | "cases" | "groups" | "history";

/** Where a camera stands: x, y in px of a canvas of this size, the zoom relative to the text size. */
export interface CameraPlace { readonly x: number; readonly y: number; readonly zoomRatio: number; readonly width: number; readonly height: number }

/** Where in the notes of a point somebody wants to go. Words that do not stand there (any more) are passed over in silence: the note is open all the same. */
export interface NoteGoal {
  readonly sheet: "own" | "shared";
  /** As they stand in the text; empty when the sheet is all that is meant. */
  readonly words: string;
  /** What goes before them in their line, as much as is known: of several places it tells the one. */
  readonly before: string;
  /** The file that is looked for, where it stands in the text. */
  readonly sha256?: string;
  /** The suggested version that is looked for; it is shown over the note. */
  readonly suggestionId?: ThreadId;
}

/** What an action may do besides running commands. Supplied by the shell. */
export interface ShellPort {
  openDialog(request: DialogRequest): void;
  closeDialog(): void;
  toast(request: ToastRequest): void;
  /** A text in the person's language, for the few words that are written into a forest (the title of a copy) or put together from data. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** Says something to a screen reader (aria-live), e.g. what an action just changed. */
  announce(key: string, values?: Readonly<Record<string, string | number>>): void;
  /** Asks the outline to edit the title of a point in place. */
  editTitle(id: EndId): void;
  /** Opens a branch in the outline and puts the keyboard there; null: what stands at the top level without a frame. */
  showInOutline(parentId: PointId | null): void;
  /** Takes in text from outside, at a place or (null) below what is selected: one line becomes a point at once, several are shown first. */
  takeText(dropped: DroppedText, place: TextPlace | null): void;
  /** Asks the graph to bring the selection into view with little movement, to put it in the middle (`frame`), to fit everything, or to zoom. */
  camera(move: "fit" | "selection" | "frame" | "zoom-in" | "zoom-out" | "reset"): void;
  /** Where the camera of this lens stands; null while it goes on showing everything by itself. */
  cameraPlace(): CameraPlace | null;
  /** Puts it there, where the canvas is about as large; else everything is shown. */
  goToPlace(place: CameraPlace): void;
  /** Looks at the forest in another way: 塔, 林, 焦点. */
  lens(name: "tower" | "grove" | "focus"): void;
  /** How it is looked at now. */
  currentLens(): "tower" | "grove" | "focus";
  togglePanel(panel: "outline" | "inspector"): void;
  focusPanel(panel: "outline" | "graph" | "inspector"): void;
  /** Shows another place of the open forest in the window. */
  goTo(place: ForestPlace): void;
  /** Opens the note of a point (笔记), with the keyboard in it; with a goal, at the words somebody looks for. */
  openNote(pointId: PointId, goal?: NoteGoal): void;
  /** Goes to a comment where it is shown: beside the passage it is about, or below its point or link. One that is gone: to `pointId`, which it was found with. */
  openComment(commentId: CommentId, pointId: PointId): void;
  runAction(actionId: string): void;
}

export interface ActionContext {
  readonly forest: OpenForest | null;
  readonly selection: readonly EndId[];
  readonly shell: ShellPort;
}

/**
 * One thing a person can do. The same record serves button, context menu, native menu, shortcut and command palette.
 * `shortcut` is written as "Mod+K", "Shift+Enter", "F2": Mod is Ctrl, or Cmd on a Mac.
 */
export interface Action {
  readonly id: string;
  readonly group: "point" | "link" | "edit" | "view" | "forest" | "app";
  readonly labelKey: string;
  readonly shortcuts: readonly string[];
  /** True when the shortcut must not fire while a text field or the palette has the focus. Single letters always need this. */
  readonly outsideTextOnly: boolean;
  isEnabled(context: ActionContext): boolean;
  run(context: ActionContext): void;
}
