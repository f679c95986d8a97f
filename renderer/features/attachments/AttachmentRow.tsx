import type { ReactElement } from "react";
import { attachmentKind, type AttachmentKind } from "#shared/attachments/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Icon, IconButton, type IconName } from "#renderer/ui/index.ts";
import type { AttachmentRef } from "./model/viewing.ts";
import styles from "./attachments.module.css";

export interface AttachmentRowProps {
  readonly attachment: AttachmentRef;
  /** A small picture of it, when there is one. */
  readonly thumbnailUrl: string | null;
  onOpen(): void;
  onSave(): void;
}

const ICONS: Readonly<Record<AttachmentKind, IconName>> = { image: "eye", audio: "present", video: "present", pdf: "file", text: "text", other: "file" };

/** One file in a list: press it to look at it. */
export function AttachmentRow({ attachment, thumbnailUrl, onOpen, onSave }: AttachmentRowProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const kind = attachmentKind(attachment.mime);
  return (
    <div className={styles.row}>
      <button type="button" className={styles.open} onClick={onOpen}>
        <span className={styles.thumb}>{thumbnailUrl === null ? <Icon name={ICONS[kind]} size={18} /> : <img src={thumbnailUrl} alt="" />}</span>
        <span className={styles.rowWords}>
          <span className={styles.rowName}>{attachment.name}</span>
          {/* i18n-keys: attachments.kind.* */}
          <span className={styles.rowFacts}>{t(`attachments.kind.${kind}`)} · {locale.bytes(attachment.sizeBytes)}</span>
        </span>
      </button>
      <IconButton icon="download" size="s" label={t("attachments.saveNamed", { name: attachment.name })} onClick={onSave} />
    </div>
  );
}
