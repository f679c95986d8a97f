import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Spinner } from "#renderer/ui/index.ts";
import { takeFocus } from "../model/takeFocus.ts";
import { useLoaded } from "../model/useLoaded.ts";
import type { AttachmentErrorCode, AttachmentRef, ViewedAttachments } from "../model/viewing.ts";
import styles from "../attachments.module.css";

interface TextStageProps {
  readonly attachment: AttachmentRef;
  readonly attachments: ViewedAttachments;
  onFailed(code: AttachmentErrorCode | null): void;
}

/** More is no preview: whoever wants to read it all opens the file itself. */
const MAX_SHOWN_LETTERS = 200_000;

/** The words of a text or a Word document, without their looks. */
export function TextStage({ attachment, attachments, onFailed }: TextStageProps): ReactElement {
  const t = useT();
  const text = useLoaded(attachment.sha256, async () => {
    const read = await attachments.textOf(attachment);
    if (read.ok && read.value !== null) return read.value;
    onFailed(read.ok ? null : read.error.code);
    return null;
  });
  if (text === null) return <div className={styles.centred}><Spinner size={24} label={t("attachments.loading")} /></div>;
  const shown = text.slice(0, MAX_SHOWN_LETTERS);
  return (
    // Read and scrolled by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={takeFocus} className={styles.sheet} role="document" tabIndex={0} data-stage="" aria-label={attachment.name}>
      <pre className={styles.text}>{shown}</pre>
      {shown.length < text.length ? <p className={styles.more}>{t("attachments.textCut")}</p> : null}
    </div>
  );
}
