import { useState, type KeyboardEvent } from "react";
import { editLink, LIMITS, type LinkRecord } from "#shared/forest/index.ts";
import { useForest, useIsReadOnly } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import styles from "../inspector.module.css";

function ReasonField({ link, onDone }: { readonly link: LinkRecord; readonly onDone: () => void }) {
  const t = useT();
  const forest = useForest();
  const [reason, setReason] = useState(link.reason);
  const [errorCode, setErrorCode] = useState<string | null>(null);
  const commit = (): void => {
    const changed = reason.trim() === link.reason ? { ok: true as const } : forest.run(editLink, { id: link.id, reason: reason.trim() });
    if (changed.ok) onDone();
    else setErrorCode(changed.error.code);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape") onDone();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    commit();
  };
  return (
    <span>
      {/* It appears because somebody asked for it, so the cursor belongs in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <textarea autoFocus rows={2} className={styles.reasonField} value={reason} maxLength={LIMITS.reason} aria-label={t("link.why")} aria-invalid={errorCode !== null}
        placeholder={t("inspector.reasonHint")} onChange={(event) => setReason(event.target.value)} onKeyDown={onKeyDown} onBlur={commit} />
      {/* i18n-keys: link.error.* */}
      {errorCode !== null && <span role="alert" className={styles.error}>{t(`link.error.${errorCode}`)}</span>}
    </span>
  );
}

/** Why this link holds. Where nobody has said so yet, it invites to. */
export function ReasonLine({ link, describedBy }: { readonly link: LinkRecord; /** The element that says which link this is. */ readonly describedBy?: string }) {
  const t = useT();
  const isReadOnly = useIsReadOnly();
  const [isEditing, setIsEditing] = useState(false);
  if (isReadOnly) return link.reason === "" ? null : <p className={styles.reason}><span className={styles.why}>{t("link.why")}</span> {link.reason}</p>;
  if (isEditing) return <ReasonField link={link} onDone={() => setIsEditing(false)} />;
  if (link.reason === "") {
    return <button type="button" className={styles.addReason} aria-describedby={describedBy} onClick={() => setIsEditing(true)}><Icon name="plus" size={13} />{t("inspector.addReason")}</button>;
  }
  return (
    <button type="button" className={styles.reason} title={t("inspector.editReason")} onClick={() => setIsEditing(true)}>
      <span className={styles.why}>{t("link.why")}</span> {link.reason}
    </button>
  );
}
