import type { ReactElement } from "react";
import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import { takeFocus } from "../model/takeFocus.ts";
import type { AttachmentErrorCode, AttachmentRef } from "../model/viewing.ts";
import styles from "../attachments.module.css";

interface FileCardProps {
  readonly attachment: AttachmentRef;
  /** Why nothing of it is shown; null: it is of a kind that is not shown here. */
  readonly problem: AttachmentErrorCode | "unshown" | null;
  onSave(): void;
}

/** A file that cannot be shown: what it is, and the way to have it all the same. */
export function FileCard({ attachment, problem, onSave }: FileCardProps): ReactElement {
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
        {isLost ? null : <Button ref={takeFocus} variant="primary" icon="download" data-stage="" onClick={onSave}>{t("attachments.saveAs")}</Button>}
      </div>
    </div>
  );
}
