import { useId, useState, type FormEvent } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import styles from "../forests.module.css";

/** Deleting for good asks for the forest's name to be typed: the one thing here that cannot be undone. */
export function PurgeConfirm({ name, onConfirm, onCancel }: { readonly name: string; readonly onConfirm: () => void; readonly onCancel: () => void }) {
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState("");
  const matches = typed.trim() === name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (matches) onConfirm();
  };
  return (
    <form className={styles.purge} onSubmit={submit}>
      <p>{t("forests.purgeWarning", { name })}</p>
      <label className={styles.label} htmlFor={id}>{t("forests.purgeLabel", { name })}</label>
      {/* It appears because somebody pressed "delete for good". */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <input id={id} className={styles.input} value={typed} autoComplete="off" autoFocus onChange={(event) => setTyped(event.target.value)} />
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{t("forests.cancel")}</Button>
        <Button type="submit" variant="danger" disabled={!matches}>{t("forests.purge")}</Button>
      </div>
    </form>
  );
}
