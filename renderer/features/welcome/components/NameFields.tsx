import { useId, type Ref } from "react";
import { useT } from "#renderer/i18n/index.ts";
import type { WelcomeForm } from "../model/useWelcomeForm.ts";
import styles from "./NameFields.module.css";

/** As long as the settings and the contract allow. */
const MAX_DISPLAY_NAME_CHARS = 60;
const MAX_FOREST_NAME_CHARS = 120;

export function NameFields({ form, nameInput }: { readonly form: WelcomeForm; readonly nameInput: Ref<HTMLInputElement> }) {
  const t = useT();
  const id = useId();
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <label className={styles.label} htmlFor={`${id}-name`}>{t("welcome.name.label")}</label>
        <input id={`${id}-name`} ref={nameInput} className={styles.input} value={form.displayName} maxLength={MAX_DISPLAY_NAME_CHARS}
          placeholder={t("welcome.name.placeholder")} autoComplete="off" spellCheck={false} required
          aria-invalid={form.nameMissing} aria-describedby={`${id}-name-help`}
          onChange={(event) => form.setDisplayName(event.target.value)} />
        <p id={`${id}-name-help`} className={form.nameMissing ? styles.missing : styles.help}>
          {t(form.nameMissing ? "welcome.name.missing" : "welcome.name.help")}
        </p>
      </div>
      <div className={styles.field}>
        <label className={styles.label} htmlFor={`${id}-forest`}>{t("welcome.forestName.label")}</label>
        <input id={`${id}-forest`} className={styles.input} value={form.forestName} maxLength={MAX_FOREST_NAME_CHARS}
          autoComplete="off" spellCheck={false} aria-describedby={`${id}-forest-help`}
          onChange={(event) => form.setForestName(event.target.value)} />
        <p id={`${id}-forest-help`} className={styles.help}>{t("welcome.forestName.help")}</p>
      </div>
    </div>
  );
}
