import { useState } from "react";
import type { SettingsPatch } from "#shared/settings/index.ts";
import { setPersonName } from "#shared/forest/index.ts";
import { useForestOrNull, useSettings } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Dialog } from "#renderer/ui/index.ts";
import { Choice } from "./components/Choice.tsx";
import { Folders } from "./components/Folders.tsx";
import { NameField } from "./components/NameField.tsx";
import { Network } from "./components/Network.tsx";
import { SafeKeeping } from "./components/SafeKeeping.tsx";
import { TextScale } from "./components/TextScale.tsx";
import styles from "./settings.module.css";

/** What a person sets for this machine. Every change takes effect and is stored at once; there is nothing to confirm. */
export function SettingsDialog({ part, onClose }: { readonly part?: "network" | undefined; readonly onClose: () => void }) {
  const t = useT();
  const forest = useForestOrNull();
  const { settings, write } = useSettings();
  const [hasFailed, setHasFailed] = useState(false);
  const change = (patch: SettingsPatch): void => {
    void write(patch).then((answer) => setHasFailed(!answer.ok));
  };
  const rename = (displayName: string): void => {
    change({ displayName });
    forest?.run(setPersonName, { name: displayName });
  };
  return (
    <Dialog title={t("settings.title")} onClose={onClose}>
      <div className={styles.rows}>
        {hasFailed && <p role="alert" className={styles.error}>{t("settings.error.unexpected")}</p>}
        <NameField value={settings.displayName} onChange={rename} />
        {/* Each language is named in itself, so that whoever is lost in the other finds the way back. */}
        <Choice legend={t("settings.language")} value={settings.language} onChange={(language) => change({ language })}
          options={[{ value: "zh-CN", label: t("settings.languages.zh") }, { value: "en", label: t("settings.languages.en") }]} />
        <Choice legend={t("settings.theme")} value={settings.theme} onChange={(theme) => change({ theme })}
          options={[{ value: "system", label: t("settings.themes.system") }, { value: "light", label: t("settings.themes.light") }, { value: "dark", label: t("settings.themes.dark") }]} />
        <TextScale value={settings.textScalePct} onChange={(textScalePct) => change({ textScalePct })} />
        <Choice legend={t("settings.motion")} value={settings.motion} onChange={(motion) => change({ motion })}
          options={[{ value: "system", label: t("settings.motions.system") }, { value: "reduced", label: t("settings.motions.reduced") }]} />
        <Network isAimedAt={part === "network"} value={settings.network} onChange={(network) => change({ network })} />
        <SafeKeeping />
        <Folders />
      </div>
    </Dialog>
  );
}
