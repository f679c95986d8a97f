import { useEffect, type ReactElement } from "react";
import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { useFileFromOthers, useForest, type FileWords } from "#renderer/runtime/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import styles from "./views.module.css";

interface MissingFileProps {
  readonly name: string;
  /** Null: what the note says is no file's number. */
  readonly sha256: string | null;
  /** Of the note's own word; 0: it does not say. */
  readonly sizeBytes?: number;
  /** Up to which size it comes without being asked for. */
  readonly limitBytes: number;
  /** It is on this machine (now): whoever shows it may try again. */
  onHere?(): void;
}

/** Stands where a file should be that is not on this machine: who has it, and how to get it. */
export function MissingFile({ name, sha256, sizeBytes = 0, limitBytes, onHere }: MissingFileProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const { attachments: { fromOthers } } = useForest();
  const { file, words } = useFileFromOthers(fromOthers, sha256, limitBytes);
  const isHere = file?.stage === "here";
  useEffect(() => { if (isHere) onHere?.(); }, [isHere, onHere]);
  // i18n-keys: attachments.fetch.*
  const sentence = t(`attachments.fetch.${sha256 === null ? "lost" : words.key}`, { names: words.names.join(t("attachments.fetch.comma")) });
  const bytes = file?.totalBytes ?? sizeBytes;
  const act = (action: NonNullable<FileWords["action"]>): void => {
    if (sha256 === null) return;
    if (action === "cancel") fromOthers.cancel(sha256);
    else fromOthers.want(sha256, MAX_ATTACHMENT_BYTES);
  };
  return (
    <span className={styles.missing} role="group" aria-label={name === "" ? sentence : name} contentEditable={false}>
      <Icon name={words.key === "failed" ? "warning" : "file"} size={18} />
      <span className={styles.missingWords}>
        {name === "" ? null : <span className={styles.missingName}>{name}</span>}
        <small aria-live="polite">{sentence}{bytes > 0 && words.progress === null ? ` · ${locale.bytes(bytes)}` : null}</small>
        {words.progress === null ? null : <Progress name={name} {...words.progress} />}
      </span>
      {words.action === null || sha256 === null ? null : (
        <Button size="s" variant="quiet" icon={words.action === "cancel" ? "close" : "download"} aria-label={t("attachments.fetch.named", { action: t(`attachments.fetch.do.${words.action}`), name })}
          // The text keeps its cursor.
          onMouseDown={(event) => { event.preventDefault(); }} onClick={() => { if (words.action !== null) act(words.action); }}>
          {t(`attachments.fetch.do.${words.action}`)}
        </Button>
      )}
    </span>
  );
}

/** Shown after half a second only: most pictures are there before. */
function Progress({ name, haveBytes, totalBytes }: { readonly name: string; readonly haveBytes: number; readonly totalBytes: number }): ReactElement {
  const t = useT();
  const locale = useLocale();
  return (
    <span className={styles.coming}>
      <progress aria-label={t("attachments.fetch.bar", { name })} value={haveBytes} max={totalBytes} />
      <small>{t("attachments.fetch.progress", { have: locale.bytes(haveBytes), total: locale.bytes(totalBytes) })}</small>
    </span>
  );
}
