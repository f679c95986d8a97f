import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactElement, ReactNode } from "react";
import styles from "./Dialog.module.css";

export interface AlertDialogProps {
  readonly title: string;
  readonly description: string;
  /** Esc does what the harmless button does; a press beside the dialog does nothing. */
  onCancel(): void;
  /** Buttons, the harmless one first: it gets the focus. */
  readonly footer: ReactNode;
  readonly children?: ReactNode;
}

/** Asks before something that cannot be taken back, or says what has gone wrong. */
export function AlertDialog({ title, description, onCancel, footer, children }: AlertDialogProps): ReactElement {
  return (
    <Base.Root open onOpenChange={(open) => { if (!open) onCancel(); }}>
      <Base.Portal>
        {/* Also over another dialog, which it may be asking about. */}
        <Base.Backdrop forceRender className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup className={styles.popup} data-size="s">
            <header className={styles.header}>
              <div className={styles.words}>
                <Base.Title className={styles.title}>{title}</Base.Title>
                <Base.Description className={styles.description}>{description}</Base.Description>
              </div>
            </header>
            <div className={styles.body}>{children}</div>
            <footer className={styles.footer}>{footer}</footer>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
