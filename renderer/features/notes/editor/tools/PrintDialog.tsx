import { useEffect, useRef, useState, type ReactElement } from "react";
import { NOTE_PAPERS } from "#shared/ipc/contract.ts";
import { useT } from "#renderer/i18n/index.ts";
import { printPage, useShell, type NotePaper } from "#renderer/runtime/index.ts";
import { Button, Dialog, SegmentedControl } from "#renderer/ui/index.ts";
import { layOnPaper } from "../layOnPaper.ts";
import styles from "./tools.module.css";

interface PrintDialogProps {
  readonly title: string;
  /** The text as it is shown. */
  readonly text: HTMLElement;
  onClose(): void;
}

// For the next note of this session.
let remembered: NotePaper = "A4";

/** A note on its way out: to a printer, or as a PDF. It stays open until that is done, and says what went wrong; while it is at it, Esc and the first button stop it. */
export function PrintDialog({ title, text, onClose }: PrintDialogProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const [paper, setPaper] = useState(remembered);
  const [busyWith, setBusyWith] = useState<"pdf" | "print" | null>(null);
  const [isStopped, setIsStopped] = useState(false);
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const stopping = useRef(new AbortController());
  // Whoever leaves the note while it is made has no more use for it.
  useEffect(() => () => { stopping.current.abort(); }, []);
  const leave = (): void => {
    if (busyWith === null) onClose();
    else stopping.current.abort();
  };
  const run = async (way: "pdf" | "print"): Promise<void> => {
    setErrorKey(null);
    setIsStopped(false);
    setBusyWith(way);
    const { signal } = stopping.current = new AbortController();
    const takeAway = await layOnPaper(title, text, signal);
    const outcome = await printPage(way, { paper, name: title, signal }).finally(takeAway);
    setBusyWith(null);
    if (outcome.kind === "failed") return setErrorKey(problemKey(outcome.code));
    if (outcome.kind === "stopped") return setIsStopped(signal.aborted);
    shell.toast({ tone: "success", ...(outcome.kind === "saved" ? { key: "notes.print.saved", values: { file: outcome.path.split(/[\\/]/).at(-1) ?? "" } } : { key: "notes.print.printed" }) });
    return onClose();
  };
  const choose = (next: NotePaper): void => {
    remembered = next;
    setPaper(next);
  };
  const footer = (
    <>
      <Button onClick={leave}>{t(busyWith === null ? "notes.print.cancel" : "notes.print.stop")}</Button>
      <Button disabled={busyWith === "print"} busy={busyWith === "pdf"} onClick={() => void run("pdf")}>{t("notes.print.pdf")}</Button>
      <Button variant="primary" disabled={busyWith === "pdf"} busy={busyWith === "print"} onClick={() => void run("print")}>{t("notes.print.print")}</Button>
    </>
  );
  return (
    <Dialog title={t("notes.print.title")} description={t("notes.print.intro")} size="s" onClose={leave} footer={footer}>
      <SegmentedControl<NotePaper> label={t("notes.print.paper")} value={paper} segments={NOTE_PAPERS.map((value) => ({ value, label: value }))} onChange={choose} />
      <p role="status" className={styles.printState}>{busyWith !== null ? t("notes.print.working") : isStopped ? t("notes.print.stopped") : ""}</p>
      {errorKey === null ? null : <p role="alert" className={styles.printError}>{t(errorKey)}</p>}
    </Dialog>
  );
}

const WORDED: ReadonlySet<string> = new Set(["disk-full", "permission", "not-found", "busy"]);

function problemKey(code: string): string {
  // i18n-keys: notes.print.error.*
  return `notes.print.error.${WORDED.has(code) ? code : "unexpected"}`;
}
