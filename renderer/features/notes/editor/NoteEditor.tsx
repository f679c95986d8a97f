import type { Editor } from "@tiptap/core";
import { EditorContent } from "@tiptap/react";
import { useEffect, useMemo, useRef, useState, type MouseEvent, type ReactElement, type ReactNode } from "react";
import type * as Y from "yjs";
import type { NoteDocId } from "#shared/notes/index.ts";
import { reportProblem, useForest, useReadable, useShell } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { EmptyState, Icon, Spinner } from "#renderer/ui/index.ts";
import { SheetFrame } from "../components/SheetFrame.tsx";
import type { NoteSheetProps } from "../model/noteSheetProps.ts";
import type { SuggestingTools } from "../model/useSuggesting.ts";
import { mountNote, type MountedNote, type MountParts } from "./mountNote.ts";
import { fetchReadings } from "./noteReadings.ts";
import { createNoteRoom, NoteRoomContext, useNoteRoom, type NoteRoom } from "./noteRoom.ts";
import { revealWords } from "./revealWords.ts";
import { SuggestPopup } from "./suggest/SuggestPopup.tsx";
import { FindBar } from "./tools/FindBar.tsx";
import { FormulaDialog } from "./tools/FormulaDialog.tsx";
import { HrefDialog } from "./tools/HrefDialog.tsx";
import { MentionHint } from "./tools/MentionHint.tsx";
import { OutlinePanel } from "./tools/OutlinePanel.tsx";
import { PrintDialog } from "./tools/PrintDialog.tsx";
import { Toolbar } from "./tools/Toolbar.tsx";
import { useMoreEntries } from "./tools/useMoreEntries.ts";
import { useOpenSheet } from "./useOpenSheet.ts";
import { useSheetTools } from "./useSheetTools.ts";
import { useWordCount } from "./useWordCount.ts";
import styles from "./editor.module.css";

export interface NoteEditorProps extends NoteSheetProps {
  readonly docId: NoteDocId;
  readonly doc: Y.Doc;
  readonly pointTitle: string;
  readonly renderTitle: (wordCount: number | null, onDone: () => void) => ReactNode;
  /** Under the tools, over the text. */
  readonly renderAbove?: ReactNode;
  /** Absent where no version is suggested, e.g. on a sheet of one's own. */
  readonly suggesting?: SuggestingTools;
}

/** The editor of a note's text with everything around it. */
export function NoteEditor(props: NoteEditorProps): ReactElement {
  const t = useT();
  const [isOneWay, setIsOneWay] = useState(false);
  const [findTurn, setFindTurn] = useState(0);
  const find = (): void => { setFindTurn((turn) => turn + 1); };
  const { pointId, sheet, renderHead, renderTitle } = props;
  const isReadOnly = props.isReadOnly || isOneWay;
  const onOpenPoint = useRef(props.onOpenPoint);
  onOpenPoint.current = props.onOpenPoint;
  const onOpenFile = useRef(props.onOpenFile);
  onOpenFile.current = props.onOpenFile;
  const room = useMemo(() => createNoteRoom({ pointId, sheet, isReadOnly, openPoint: (id) => onOpenPoint.current?.(id), openFile: (sha256) => onOpenFile.current?.(sha256) }), [pointId, sheet, isReadOnly]);
  const mounted = useMounted(props, room, { isOneWay, onUnknownContent: () => { setIsOneWay(true); }, onFind: find });
  useEffect(fetchReadings, []);
  if (mounted === "failed") return <SheetFrame head={renderHead} title={renderTitle(null, () => undefined)}><EmptyState icon="warning" title={t("notes.failed.title")} body={t("notes.failed.body")} /></SheetFrame>;
  if (mounted === null) return <SheetFrame head={renderHead} title={renderTitle(null, () => undefined)}><p className={styles.waiting} role="status"><Spinner />{t("notes.loading")}</p></SheetFrame>;
  return (
    <NoteRoomContext value={room}>
      <MountedSheet props={props} mounted={mounted} isNewer={isOneWay} findTurn={findTurn} onFind={find} onFound={() => { setFindTurn(0); }} />
    </NoteRoomContext>
  );
}

interface MountWishes { readonly isOneWay: boolean; onUnknownContent(): void; onFind(): void }

/** One editor per document and right to write; what it asks later it asks of the newest props. */
function useMounted(props: NoteEditorProps, room: NoteRoom, wishes: MountWishes): MountedNote | "failed" | null {
  const forest = useForest();
  const shell = useShell();
  const t = useT();
  const locale = useLocale();
  const [mounted, setMounted] = useState<MountedNote | "failed" | null>(null);
  const latest = useRef({ props, t, locale, wishes });
  latest.current = { props, t, locale, wishes };
  const { doc, docId } = props;
  const { isOneWay } = wishes;
  useEffect(() => {
    const note = tryMounting({
      doc, docId, isOneWay, room, forest, shell, attachments: forest.attachments,
      t: (key, values) => latest.current.t(key, values),
      bytes: (sizeBytes) => latest.current.locale.bytes(sizeBytes),
      hintOf: (section) => latest.current.props.sectionHints?.[section] ?? null,
      onUnknownContent: () => { latest.current.wishes.onUnknownContent(); },
      onTypedInVain: () => { latest.current.props.suggesting?.onTypedInVain(); },
      onChord: (chord) => {
        if (chord === "find") latest.current.wishes.onFind();
        else room.asksHref.set(true);
      },
    });
    setMounted(note);
    return () => {
      setMounted(null);
      if (note !== "failed") note.stop();
    };
  }, [doc, docId, isOneWay, room, forest, shell]);
  return mounted;
}

/** What strangers wrote may be more than the engine can draw: that must not take the app away. */
function tryMounting(parts: MountParts): MountedNote | "failed" {
  try {
    return mountNote(parts);
  } catch (thrown) {
    reportProblem("mount a note", thrown);
    return "failed";
  }
}

interface MountedSheetProps {
  readonly props: NoteEditorProps;
  readonly mounted: MountedNote;
  readonly isNewer: boolean;
  /** How often finding was asked for since its bar was closed; 0: the bar is closed. */
  readonly findTurn: number;
  onFind(): void;
  onFound(): void;
}

function MountedSheet({ props, mounted, isNewer, findTurn, onFind, onFound }: MountedSheetProps): ReactElement {
  const { editor, port, suggest } = mounted;
  const count = useWordCount(editor);
  const [isPrinting, setIsPrinting] = useState(false);
  const tools = useSheetTools(mounted, { title: props.pointTitle, onFind, onPrint: () => { setIsPrinting(true); } });
  const more = useMoreEntries(editor, tools, props.suggesting);
  useTakenKeyboard(editor, props.suggesting?.takesKeyboard === true);
  useGoal(editor, props);
  useOpenSheet(mounted, onFind);
  const above = (
    <>
      {props.renderAbove}
      {isNewer ? <Newer /> : null}
      {findTurn > 0 ? <FindBar editor={editor} turn={findTurn} onClose={onFound} /> : null}
      {tools.hasOutline ? <OutlinePanel editor={editor} onClose={tools.toggleOutline} /> : null}
    </>
  );
  return (
    <SheetFrame head={props.renderHead} tools={<Toolbar editor={editor} more={more} onComment={props.onComment} onHistory={props.onHistory} suggesting={props.suggesting} />} above={above}
      title={props.renderTitle(count, () => { editor.commands.focus("start"); })} margin={props.renderMargin?.(port)} isWide={tools.isWide} isFocused={tools.isFocused} foot={<MentionHint />}>
      <EditorContent editor={editor} className={styles.text} />
      <BelowText mounted={mounted} />
      <Uploads />
      <SuggestPopup editor={editor} store={suggest} />
      <Asked mounted={mounted} />
      {isPrinting ? <PrintDialog title={props.pointTitle} text={editor.view.dom} onClose={() => { setIsPrinting(false); }} /> : null}
    </SheetFrame>
  );
}

/** Goes to the words or the file somebody looks for, once they are on the screen. A file that stands in what this version cannot show is opened. */
function useGoal(editor: Editor, { goal = null, onGoal, onOpenFile }: NoteSheetProps): void {
  const latest = useRef({ onGoal, onOpenFile });
  latest.current = { onGoal, onOpenFile };
  useEffect(() => {
    if (goal === null || editor.isDestroyed) return;
    const isThere = revealWords(editor.view, goal);
    if (!isThere && goal.sha256 !== undefined) latest.current.onOpenFile?.(goal.sha256);
    latest.current.onGoal?.();
  }, [editor, goal]);
}

/** A note that opens when nothing else holds the keyboard is opened to be written: in a case, below its first heading. */
function useTakenKeyboard(editor: Editor, isWantedToRead: boolean): void {
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    if (!editor.isEditable) {
      if (isWantedToRead) editor.view.dom.focus({ preventScroll: true });
      return;
    }
    const { firstChild } = editor.state.doc;
    editor.commands.focus(firstChild?.type.name === "heading" ? firstChild.nodeSize + 1 : "start", { scrollIntoView: false });
  }, [editor, isWantedToRead]);
}

/** The empty paper below the text: a press there goes on writing, behind a table or a picture, too. */
function BelowText({ mounted: { editor } }: { readonly mounted: MountedNote }): ReactElement {
  const { isReadOnly } = useNoteRoom();
  const write = (event: MouseEvent): void => {
    event.preventDefault();
    const { lastChild, content } = editor.state.doc;
    if (lastChild?.type.name === "paragraph") editor.commands.focus("end");
    else editor.chain().insertContentAt(content.size, { type: "paragraph" }).focus("end").run();
  };
  // Only a larger target for the pointer: the keyboard reaches the end of the text by itself.
  return <div className={styles.below} aria-hidden="true" onMouseDown={isReadOnly ? undefined : write} />;
}

function Newer(): ReactElement {
  const t = useT();
  return <p className={styles.notice} role="status"><Icon name="info" size={15} />{t("notes.newer")}</p>;
}

function Uploads(): ReactElement | null {
  const t = useT();
  const names = useReadable(useNoteRoom().uploads);
  if (names.length === 0) return null;
  return <ul className={styles.uploads} role="status" data-holds-typing="true">{names.map((name, index) => <li key={`${name} ${String(index)}`}><Spinner />{t("notes.file.keeping", { name })}</li>)}</ul>;
}

/** Dialogs of the text: where a link leads, what a formula says. */
function Asked({ mounted: { editor } }: { readonly mounted: MountedNote }): ReactElement {
  const room = useNoteRoom();
  const asksHref = useReadable(room.asksHref);
  const formula = useReadable(room.formula);
  return (
    <>
      {asksHref && !room.isReadOnly ? <HrefDialog editor={editor} onClose={() => { room.asksHref.set(false); }} /> : null}
      {formula === null ? null : <FormulaDialog editor={editor} draft={formula} onClose={() => { room.formula.set(null); }} />}
    </>
  );
}
