import { useT } from "#renderer/i18n/index.ts";
import type { Language } from "../model/welcomeChoice.ts";
import styles from "./LanguageSwitch.module.css";

/** Both languages in sight, each in its own words: who cannot read one finds the other. */
export function LanguageSwitch({ language, onChange }: { readonly language: Language; onChange(language: Language): void }) {
  const t = useT();
  return (
    <div className={styles.switch} role="group" aria-label={t("welcome.language.label")}>
      <button type="button" lang="zh-CN" className={styles.choice} aria-pressed={language === "zh-CN"} onClick={() => onChange("zh-CN")}>
        {t("welcome.language.chinese")}
      </button>
      <button type="button" lang="en" className={styles.choice} aria-pressed={language === "en"} onClick={() => onChange("en")}>
        {t("welcome.language.english")}
      </button>
    </div>
  );
}
