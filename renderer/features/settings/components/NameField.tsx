import { useId, useState } from "react";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../settings.module.css";

const MAX_NAME_CHARS = 60;

/** How a person is called; written when the field is left. */
export function NameField({ value, onChange }: { readonly value: string; readonly onChange: (name: string) => void }) {
  const t = useT();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const leave = (): void => {
    const name = draft?.trim();
    if (name !== undefined && name !== "" && name !== value) onChange(name);
    setDraft(null);
  };
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>{t("settings.name")}</label>
      <div>
        <input id={id} className={styles.input} value={draft ?? value} maxLength={MAX_NAME_CHARS} aria-describedby={`${id}-hint`} onChange={(event) => setDraft(event.target.value)} onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
          }} />
        <p id={`${id}-hint`} className={styles.quiet}>{t("settings.nameHint")}</p>
      </div>
    </div>
  );
}
