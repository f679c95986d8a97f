import { useId, useState, type FormEvent, type ReactNode } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import styles from "../forests.module.css";

interface NameFormProps {
  readonly label: string;
  readonly initial: string;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  /** A refusal of the work itself, already in words. */
  readonly errorText: string | null;
  readonly children?: ReactNode;
  readonly onSubmit: (name: string) => void;
  readonly onCancel: () => void;
}

/** Longest name main and the forest both accept. */
const MAX_NAME_CHARS = 120;

/** Asks for the name of a forest. A blank one is refused beside the field. */
export function NameForm({ label, initial, submitLabel, isBusy, errorText, children, onSubmit, onCancel }: NameFormProps) {
  const t = useT();
  const id = useId();
  const [name, setName] = useState(initial);
  const [isBlank, setIsBlank] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const trimmed = name.trim();
    setIsBlank(trimmed === "");
    if (trimmed !== "" && !isBusy) onSubmit(trimmed);
  };
  const message = isBlank ? t("forests.error.invalid-name") : errorText;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <label className={styles.label} htmlFor={id}>{label}</label>
      {/* The dialog opens for this field. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <input id={id} className={styles.input} value={name} maxLength={MAX_NAME_CHARS} autoFocus aria-invalid={isBlank} aria-describedby={message === null ? undefined : `${id}-error`} onChange={(event) => setName(event.target.value)} />
      {message !== null && <span id={`${id}-error`} role="alert" className={styles.error}>{message}</span>}
      {children}
      <div className={styles.buttons}>
        <Button onClick={onCancel} disabled={isBusy}>{t("forests.cancel")}</Button>
        <Button type="submit" variant="primary" disabled={isBusy}>{submitLabel}</Button>
      </div>
    </form>
  );
}
