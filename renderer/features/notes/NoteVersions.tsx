import { useCallback, useEffect, useState, type ReactElement } from "react";
import { noteToJson, readNoteJson, writeNote, type NoteDocId, type NoteJson } from "#shared/notes/index.ts";
import type { NoteVersion } from "#shared/ipc/contract.ts";
import { listNoteVersions, readNoteVersion, reportProblem, useForest, useIsReadOnly, usePersonName, useShell } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, EmptyState, Spinner } from "#renderer/ui/index.ts";
import styles from "./notes.module.css";

type Versions = "reading" | "failed" | readonly NoteVersion[];
type Shown = { readonly seq: number; readonly note: "reading" | "failed" | NoteJson };

/** Earlier versions of a note by who wrote them: to be read, and to be brought back as a new change. */
export function NoteVersions({ docId, onClose }: { readonly docId: NoteDocId; onClose(): void }): ReactElement {
  const t = useT();
  const versions = useVersions(docId);
  const { shown, show } = useVersionText(docId);
  const newestSeq = typeof versions === "string" ? undefined : versions[0]?.toSeq;
  // Never an empty page: the newest version is read at once.
  useEffect(() => { if (newestSeq !== undefined) show(newestSeq); }, [newestSeq, show]);
  const restore = useRestore(docId, onClose);
  const isReadOnly = useIsReadOnly();
  const note = shown === null || shown.note === "reading" || shown.note === "failed" ? null : shown.note;
  return (
    <Dialog title={t("notes.versions.title")} size="l" onClose={onClose}
      footer={<>
        <Button onClick={onClose}>{t("notes.versions.close")}</Button>
        <Button variant="primary" disabled={note === null || isReadOnly} onClick={() => { if (note !== null) restore(note); }}>{t("notes.versions.restore")}</Button>
      </>}>
      {versions === "reading" ? <p className={styles.waiting} role="status"><Spinner />{t("notes.versions.reading")}</p> : null}
      {versions === "failed" ? <EmptyState icon="warning" title={t("notes.versions.failed")} /> : null}
      {Array.isArray(versions) && versions.length === 0 ? <EmptyState icon="history" title={t("notes.versions.none")} /> : null}
      {typeof versions === "string" || versions.length === 0 ? null : (
        <div className={styles.versions}>
          <ul className={styles.versionList} aria-label={t("notes.versions.list")}>
            {versions.map((version, index) => <li key={version.toSeq}><VersionButton version={version} isNewest={index === 0} isShown={version.toSeq === shown?.seq} onShow={() => { show(version.toSeq); }} /></li>)}
          </ul>
          <div className={styles.versionText} aria-live="polite"><VersionText shown={shown} /></div>
        </div>
      )}
    </Dialog>
  );
}

/** The list comes when the dialog stands already: the keyboard goes to what it was opened for. */
const takeKeyboard = (button: HTMLButtonElement | null): void => { button?.focus(); };

interface VersionButtonProps { readonly version: NoteVersion; readonly isNewest: boolean; readonly isShown: boolean; onShow(): void }

function VersionButton({ version, isNewest, isShown, onShow }: VersionButtonProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const name = usePersonName(version.by);
  return (
    <button ref={isNewest ? takeKeyboard : null} type="button" className={styles.version} aria-pressed={isShown} onClick={onShow}>
      <strong>{version.atMs === 0 ? t("notes.versions.unknownTime") : locale.dateTime(version.atMs)}</strong>
      <span>{t("notes.versions.by", { name: name ?? t("notes.versions.someone") })}</span>
    </button>
  );
}

function VersionText({ shown }: { readonly shown: Shown | null }): ReactElement {
  const t = useT();
  if (shown === null) return <p className={styles.waiting}>{t("notes.versions.choose")}</p>;
  if (shown.note === "reading") return <p className={styles.waiting}><Spinner />{t("notes.versions.reading")}</p>;
  if (shown.note === "failed") return <p role="alert" className={styles.error}>{t("notes.versions.failed")}</p>;
  const { text, isEmpty } = readNoteJson(shown.note);
  return <p className={styles.versionWords}>{isEmpty ? t("notes.versions.empty") : text}</p>;
}

function useVersions(docId: NoteDocId): Versions {
  const { id } = useForest();
  const [versions, setVersions] = useState<Versions>("reading");
  useEffect(() => {
    let isWanted = true;
    void listNoteVersions(id, docId).then((answer) => { if (isWanted) setVersions(answer.ok ? answer.value : "failed"); });
    return () => { isWanted = false; };
  }, [id, docId]);
  return versions;
}

function useVersionText(docId: NoteDocId): { readonly shown: Shown | null; show(seq: number): void } {
  const { id } = useForest();
  const [shown, setShown] = useState<Shown | null>(null);
  const show = useCallback((seq: number): void => {
    setShown({ seq, note: "reading" });
    void readNoteVersion(id, docId, seq).then((answer) => {
      const note = answer.ok ? noteToJson(answer.value) : "failed";
      if (answer.ok) answer.value.destroy();
      // Another one may have been asked for meanwhile.
      setShown((now) => (now?.seq === seq ? { seq, note } : now));
    });
  }, [id, docId]);
  return { shown, show };
}

/** Brings a version back by writing it anew: what stood there meanwhile is a version, too. */
function useRestore(docId: NoteDocId, onDone: () => void): (note: NoteJson) => void {
  const { notes } = useForest();
  const shell = useShell();
  return (note) => {
    const sayFailed = (): void => { shell.toast({ tone: "error", key: "notes.versions.notRestored" }); };
    const bringBack = async (): Promise<void> => {
      const opened = await notes.open(docId);
      if (!opened.ok) return sayFailed();
      try {
        writeNote(opened.value.doc, note, "restore");
      } finally {
        opened.value.release();
      }
      shell.toast({ tone: "success", key: "notes.versions.restored" });
      return onDone();
    };
    bringBack().catch((thrown: unknown) => {
      reportProblem("restore a note", thrown);
      sayFailed();
    });
  };
}
