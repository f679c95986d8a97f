import { useEffect, useRef, useState, type ReactElement } from "react";
import { attachmentKind, MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { Stage } from "./components/Stage.tsx";
import type { AttachmentErrorCode, AttachmentRef, ViewedAttachments } from "./model/viewing.ts";
import styles from "./attachments.module.css";

export interface AttachmentViewerProps {
  /** What arrows go through, in the order of the note. */
  readonly items: readonly AttachmentRef[];
  /** Which one is shown first. */
  readonly startIndex: number;
  readonly attachments: ViewedAttachments;
  /** Where a recording or a film begins, in seconds. */
  readonly startAtS?: number;
  /** Esc, the cross. Mounted means open: the one who shows it takes it away. */
  onClose(): void;
}

/** Files over the whole window. Holds the focus and gives it back. */
export function AttachmentViewer({ items, startIndex, attachments, startAtS, onClose }: AttachmentViewerProps): ReactElement | null {
  const t = useT();
  const locale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(startIndex);
  const [failure, setFailure] = useState<AttachmentErrorCode | null>(null);
  const attachment = items[Math.min(index, items.length - 1)];
  const go = (step: number): void => {
    setFailure(null);
    setIndex((now) => Math.min(items.length - 1, Math.max(0, now + step)));
  };
  useModal(dialog, { onClose, onArrow: go });
  useEffect(() => {
    // After each file that is gone through: the keyboard is on what is shown, not on what was.
    const holder = dialog.current?.querySelector<HTMLElement>("[data-stage-holder]");
    holder?.focus();
    holder?.querySelector<HTMLElement>("[data-stage]")?.focus();
  }, [index]);
  if (attachment === undefined) return null;
  // A picture in a note need not say what it is called.
  // i18n-keys: attachments.kind.*
  const name = attachment.name === "" ? t(`attachments.kind.${attachmentKind(attachment.mime)}`) : attachment.name;
  // A note does not say of all its files how large they are.
  const facts = [...(attachment.sizeBytes > 0 ? [locale.bytes(attachment.sizeBytes)] : []), ...(items.length > 1 ? [t("attachments.place", { index: index + 1, count: items.length })] : [])];
  const save = async (): Promise<void> => {
    const saved = await attachments.saveAs(attachment);
    setFailure(saved.ok ? null : saved.error.code);
  };
  return (
    <dialog ref={dialog} className={styles.viewer} aria-label={t("attachments.viewer", { name })}>
      <header className={styles.header}>
        <div className={styles.words}>
          <h2 className={styles.name} title={name}>{name}</h2>
          <p className={styles.facts} aria-live="polite">{facts.join(" · ")}</p>
        </div>
        {items.length > 1 ? (
          <>
            <Button variant="quiet" icon="arrow-left" aria-label={t("attachments.previous")} disabled={index === 0} onClick={() => { go(-1); }} />
            <Button variant="quiet" icon="arrow-right" aria-label={t("attachments.next")} disabled={index === items.length - 1} onClick={() => { go(1); }} />
          </>
        ) : null}
        <Button variant="quiet" icon="download" onClick={() => void save()}>{t("attachments.saveAs")}</Button>
        <Button variant="quiet" icon="close" aria-label={t("ui.close")} onClick={onClose} />
      </header>
      {/* i18n-keys: attachments.problem.* */}
      {failure === null ? null : <p role="alert" className={styles.failure}>{t(`attachments.problem.${failure}`, { limit: locale.bytes(MAX_ATTACHMENT_BYTES) })}</p>}
      <div className={styles.stage} tabIndex={-1} data-stage-holder=""><Stage key={attachment.sha256} attachment={attachment} attachments={attachments} startAtS={index === startIndex ? startAtS : undefined} onSave={() => void save()} /></div>
    </dialog>
  );
}

interface ModalParts { onClose(): void; onArrow(step: number): void }

/** The system's own modal layer: what lies behind is out of reach, Esc closes, the focus goes back. Keys stay in it: behind, a letter is a command. */
function useModal(dialog: { readonly current: HTMLDialogElement | null }, parts: ModalParts): void {
  const latest = useRef(parts);
  useEffect(() => { latest.current = parts; });
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    const stop = new AbortController();
    element.addEventListener("cancel", (event) => {
      event.preventDefault();
      latest.current.onClose();
    }, { signal: stop.signal });
    const hear = (event: KeyboardEvent): void => {
      event.stopPropagation();
      if (event.key === "Escape") {
        event.preventDefault();
        latest.current.onClose();
        return;
      }
      const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
      if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || usesArrows(event.target)) return;
      event.preventDefault();
      latest.current.onArrow(step);
    };
    element.addEventListener("keydown", hear, { signal: stop.signal });
    // What had the focus may just have gone; then keys come from the page as a whole.
    window.addEventListener("keydown", (event) => { if (!(event.target instanceof Node && element.contains(event.target))) hear(event); }, { signal: stop.signal, capture: true });
    if (!element.open) element.showModal();
    return () => {
      stop.abort();
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [dialog]);
}

/** A zoomed picture is moved by arrows, a player goes forward and back. */
function usesArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-zoomed], audio, video") !== null;
}
