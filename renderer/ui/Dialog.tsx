import { Dialog as Base } from "@base-ui/react/dialog";
import { useLayoutEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { AlertDialog } from "./AlertDialog.tsx";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";
import { Icon } from "./Icon.tsx";

export interface DialogProps {
  readonly title: string;
  /** One sentence under the title, read out with it. */
  readonly description?: string;
  /** Esc, the cross, a press beside it. Mounted means open: the one who shows it takes it away. */
  onClose(): void;
  /** What Esc does instead while one step of the dialog is to be left before the dialog is. */
  readonly onEscape?: (() => void) | undefined;
  readonly size?: "s" | "m" | "l";
  /** Where the focus goes first; by default the first control after the cross. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** Buttons at the foot, the primary one last. */
  readonly footer?: ReactNode;
  /** False while leaving would lose something (a move under way): Esc and the press beside do nothing. */
  readonly dismissable?: boolean;
  /** True while something stands in it that was typed and would be lost: a press beside does nothing, Esc and the cross ask first. */
  readonly holdsTyping?: boolean;
  /** No header and no padding: for a dialog that is one field from edge to edge. The title is still its name; Esc closes it. */
  readonly bare?: boolean;
  readonly children?: ReactNode;
}

/** A modal dialog: named, described, holds the focus, closes with Esc and gives the focus back. */
export function Dialog({ title, description, onClose, onEscape, size = "m", initialFocus, footer, dismissable = true, holdsTyping = false, bare = false, children }: DialogProps): ReactElement {
  const t = useT();
  /** What is done once somebody has said that what they typed may be lost; null: nobody is asked. */
  const [asksBefore, setAsksBefore] = useState<"close" | "escape" | null>(null);
  const leave = (way: "close" | "escape"): void => {
    if (way === "escape" && onEscape !== undefined) onEscape();
    else onClose();
  };
  const leaveOrAsk = (way: "close" | "escape"): void => {
    if (holdsTyping) setAsksBefore(way);
    else leave(way);
  };
  return (
    <Base.Root open disablePointerDismissal={!dismissable || holdsTyping} onOpenChange={(open, { reason }) => { if (!open && dismissable) leaveOrAsk(reason === "escape-key" ? "escape" : "close"); }}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup className={styles.popup} data-size={size} data-bare={bare || undefined} data-holds-typing={holdsTyping || undefined} initialFocus={initialFocus ?? firstControl}>
            <header className={bare ? "visually-hidden" : styles.header}>
              <div className={styles.words}>
                <Base.Title className={styles.title}>{title}</Base.Title>
                {description === undefined ? null : <Base.Description className={styles.description}>{description}</Base.Description>}
              </div>
              {/* No tooltip on it: Esc would close that first. */}
              {dismissable ? <button type="button" aria-label={t("ui.close")} className={styles.close} onClick={() => { leaveOrAsk("close"); }} data-dialog-close=""><Icon name="close" /></button> : null}
            </header>
            <div ref={letKeysScroll} className={styles.body}>{children}</div>
            {footer === undefined ? null : <footer className={styles.footer}>{footer}</footer>}
            <FocusAtOnce target={initialFocus} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
      {asksBefore === null ? null : <AskBeforeLosing onKeep={() => { setAsksBefore(null); }} onLose={() => { setAsksBefore(null); leave(asksBefore); }} />}
    </Base.Root>
  );
}

function AskBeforeLosing({ onKeep, onLose }: { readonly onKeep: () => void; readonly onLose: () => void }): ReactElement {
  const t = useT();
  return (
    <AlertDialog title={t("ui.unsaved.title")} description={t("ui.unsaved.body")} onCancel={onKeep}
      footer={<><Button onClick={onKeep}>{t("ui.unsaved.keep")}</Button><Button variant="danger" onClick={onLose}>{t("ui.unsaved.lose")}</Button></>} />
  );
}

/**
 * The library gives the focus a frame later, and until then the keys of a fast typist would go to what lies behind: a letter there is a command. Two microtasks wait only for the library's own, which notes
 * where the focus comes from and sees that it was moved; both are over before the next key arrives.
 */
function FocusAtOnce({ target }: { readonly target: RefObject<HTMLElement | null> | undefined }): null {
  const first = useRef(target);
  useLayoutEffect(() => {
    let isShown = true;
    queueMicrotask(() => {
      queueMicrotask(() => {
        const control = first.current === undefined ? firstControl() : first.current.current;
        if (isShown && control instanceof HTMLElement) control.focus();
      });
    });
    return () => { isShown = false; };
  }, []);
  return null;
}

const CONTROLS = ":is(input, textarea, select, button, a[href], [tabindex='0']):not(:disabled)";

/** A body that is only read, such as the sheet of shortcuts, takes the focus itself so that the arrow keys can scroll it. */
function letKeysScroll(body: HTMLElement | null): void {
  if (body !== null && body.querySelector(CONTROLS) === null) body.tabIndex = 0;
}

/** What is marked `data-autofocus`, or else the first control: the cross stands first in the page, but is rarely what a person came for. */
function firstControl(): HTMLElement | true {
  const popup = [...document.querySelectorAll(`.${styles.popup ?? ""}`)].at(-1);
  const control = popup?.querySelector<HTMLElement>("[data-autofocus]") ?? popup?.querySelector<HTMLElement>(":is(input, textarea, select, button, a[href], [tabindex='0']):not([data-dialog-close], :disabled)");
  return control ?? true;
}
