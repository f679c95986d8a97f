import { useId, useRef, type SubmitEvent } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { DataPlace } from "./components/DataPlace.tsx";
import { FirstForestScene } from "./components/FirstForestScene.tsx";
import { LanguageSwitch } from "./components/LanguageSwitch.tsx";
import { NameFields } from "./components/NameFields.tsx";
import { StartChoices } from "./components/StartChoices.tsx";
import { TreeMark } from "./components/TreeMark.tsx";
import { useWelcomeForm } from "./model/useWelcomeForm.ts";
import type { Language, WelcomeChoice, WelcomeError } from "./model/welcomeChoice.ts";
import styles from "./WelcomeView.module.css";

export interface WelcomeViewProps {
  /** A name this machine already knows, or "". */
  readonly initialName: string;
  readonly language: Language;
  /** The folder that will hold everything; null while it is not known yet. */
  readonly dataDir: string | null;
  /** The forest is being planted. */
  readonly busy: boolean;
  readonly error: WelcomeError | null;
  /** Must change the language of the interface at once. */
  onLanguageChange(language: Language): void;
  onMoveDataFolder(): void;
  /** Begins with a forest that was exported elsewhere. The name is trimmed, and empty when none was given. */
  onImport(displayName: string): void;
  /** Begins with the forest of a group somebody invited to. The name as above. */
  onJoin(displayName: string): void;
  onPlant(choice: WelcomeChoice): void;
}

export function WelcomeView(props: WelcomeViewProps) {
  const { language, busy, error, onPlant } = props;
  const t = useT();
  const titleId = useId();
  const nameInput = useRef<HTMLInputElement>(null);
  const form = useWelcomeForm(props.initialName, (name) => (name === "" ? t("welcome.defaultForestName") : t("welcome.forestNameOf", { name })));

  const plant = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (busy) return;
    const choice = form.submit();
    if (choice === null) nameInput.current?.focus();
    else onPlant({ ...choice, language });
  };

  return (
    <main className={styles.screen} aria-labelledby={titleId}>
      <div className={styles.layout}>
        <div className={styles.words}>
          <header className={styles.top}>
            <span className={styles.brand}><TreeMark />{t("welcome.brand")}</span>
            <LanguageSwitch language={language} onChange={props.onLanguageChange} />
          </header>
          <form className={styles.form} onSubmit={plant} noValidate aria-labelledby={titleId}>
            <h1 id={titleId} className={styles.title}>{t("welcome.title")}</h1>
            <p className={styles.lead}>{t("welcome.lead")}</p>
            <StartChoices start={form.start} onChange={form.setStart} />
            <NameFields form={form} nameInput={nameInput} />
            <div className={styles.plant}>
              <button type="submit" className={styles.plantButton} aria-disabled={busy}>{t(busy ? "welcome.planting" : "welcome.plant")}</button>
              <button type="button" className={styles.importButton} aria-disabled={busy} onClick={() => { if (!busy) props.onImport(form.displayName.trim()); }}>{t("welcome.import")}</button>
              <button type="button" className={styles.importButton} aria-disabled={busy} onClick={() => { if (!busy) props.onJoin(form.displayName.trim()); }}>{t("welcome.join")}</button>
              <p className={styles.problem} role="alert">
                {/* i18n-keys: welcome.error.* */}
                {error === null ? null : t(`welcome.error.${error}`)}
              </p>
            </div>
          </form>
          <DataPlace dataDir={props.dataDir} onMove={props.onMoveDataFolder} />
        </div>
        <div className={styles.picture}><FirstForestScene start={form.start} /></div>
      </div>
    </main>
  );
}
