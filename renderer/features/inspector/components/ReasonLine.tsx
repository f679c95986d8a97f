import { useId, useState, type KeyboardEvent } from "react";
import { editLink, LIMITS, type LinkRecord } from "#shared/forest/index.ts";
import { useForest, useIsReadOnly, useWrittenText } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import styles from "../inspector.module.css";

function ReasonField({ link, onDone }: { readonly link: LinkRecord; readonly onDone: () => void }) {
  const t = useT();
  const forest = useForest();
  const errorId = useId();
  const written = useWrittenText(link.reason, (reason) => {
    if (reason.trim() === link.reason) return null;
    const changed = forest.run(editLink, { id: link.id, reason: reason.trim() });
    // i18n-keys: link.error.*
    return changed.ok ? null : `link.error.${changed.error.code}`;
  });
  const finish = (): void => { if (written.leave()) onDone(); };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape") {
      written.revert();
      onDone();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    finish();
  };
  return (
    <span>
      {/* It appears because somebody asked for it, so the cursor belongs in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <textarea autoFocus rows={2} className={styles.reasonField} maxLength={LIMITS.reason} aria-label={t("link.why")} aria-invalid={written.errorKey !== null} aria-describedby={written.errorKey === null ? undefined : errorId}
        placeholder={t("inspector.reasonHint")} {...written.field} onKeyDown={onKeyDown} onBlur={finish} />
      {written.errorKey !== null && <span id={errorId} role="alert" className={styles.error}>{t(written.errorKey)}</span>}
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
