import { useEffect, useRef, type ReactElement } from "react";
import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { useFileFromOthers } from "#renderer/runtime/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import { takeFocus } from "../model/takeFocus.ts";
import type { AttachmentErrorCode, AttachmentRef, ViewedAttachments } from "../model/viewing.ts";
import styles from "../attachments.module.css";

interface FileCardProps {
  readonly attachment: AttachmentRef;
  /** Why nothing of it is shown; null: it is of a kind that is not shown here. */
  readonly problem: AttachmentErrorCode | "unshown" | null;
  readonly files: ViewedAttachments["fromOthers"];
  onSave(): void;
  /** It was not on this machine, and has come. */
  onHere?(): void;
}

/** A file that cannot be shown: what it is, and the way to have it all the same. */
export function FileCard({ attachment, problem, files, onSave, onHere }: FileCardProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const isLost = problem === "not-found" || problem === "corrupt";
  return (
    <div className={styles.centred}>
      <div className={styles.card}>
        <Icon name={isLost ? "warning" : "file"} size={32} />
        <p className={styles.cardName}>{attachment.name}</p>
        <p className={styles.cardSize}>{locale.bytes(attachment.sizeBytes)}</p>
        {/* i18n-keys: attachments.problem.* */}
        <p role={isLost ? "alert" : undefined}>{t(`attachments.problem.${problem ?? "unknown-kind"}`, { limit: locale.bytes(MAX_ATTACHMENT_BYTES) })}</p>
        {isLost ? <FromOthers attachment={attachment} files={files} onHere={onHere} /> : null}
        {isLost ? null : <Button ref={takeFocus} variant="primary" icon="download" data-stage="" onClick={onSave}>{t("attachments.saveAs")}</Button>}
      </div>
    </div>
  );
}

/** Who else has the file, and how to get it; nothing where nobody can be asked. */
function FromOthers({ attachment: { sha256, name }, files, onHere }: Pick<FileCardProps, "attachment" | "files"> & { readonly onHere: (() => void) | undefined }): ReactElement | null {
  const t = useT();
  const locale = useLocale();
  const { file, words } = useFileFromOthers(files, sha256, 0);
  const isHere = file?.stage === "here";
  // What was said to be here before it was found missing is old news.
  const wasHere = useRef(isHere);
  useEffect(() => {
    if (isHere && !wasHere.current) onHere?.();
    wasHere.current = isHere;
  }, [isHere, onHere]);
  if (file === null || isHere || words.key === "lost") return null;
  const { action, progress } = words;
  return (
    <>
      {/* i18n-keys: attachments.fetch.* */}
      <p role="status">{t(`attachments.fetch.${words.key}`, { names: words.names.join(t("attachments.fetch.comma")) })}</p>
      {progress === null ? null : <progress aria-label={t("attachments.fetch.bar", { name })} value={progress.haveBytes} max={progress.totalBytes} />}
      {progress === null ? null : <p className={styles.cardSize}>{t("attachments.fetch.progress", { have: locale.bytes(progress.haveBytes), total: locale.bytes(progress.totalBytes) })}</p>}
      {action === null ? null : <Button variant={action === "cancel" ? "quiet" : "primary"} icon={action === "cancel" ? "close" : "download"} data-stage="" onClick={() => { if (action === "cancel") files.cancel(sha256); else files.want(sha256, MAX_ATTACHMENT_BYTES); }}>{t(`attachments.fetch.do.${action}`)}</Button>}
    </>
  );
}
