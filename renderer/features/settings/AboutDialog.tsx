import { useT } from "#renderer/i18n/index.ts";
import { Dialog } from "#renderer/ui/index.ts";
import { useAppInfo } from "./model/useAppInfo.ts";
import styles from "./settings.module.css";

/** What this is, in which version, and under which licence. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { info } = useAppInfo();
  const facts = info === null ? [] : [
    { label: t("settings.about.version"), value: info.version },
    { label: t("settings.about.electron"), value: info.electron },
    { label: t("settings.about.chromium"), value: info.chromium },
    { label: t("settings.about.node"), value: info.node },
    { label: t("settings.about.platform"), value: info.platform },
    { label: t("settings.about.licence"), value: t("settings.about.licenceName") },
  ];
  return (
    <Dialog title={t("settings.about.title")} onClose={onClose}>
      <p>{t("settings.about.what")}</p>
      <dl className={styles.facts}>
        {facts.map((fact) => <div key={fact.label} className={styles.fact}><dt>{fact.label}</dt><dd>{fact.value}</dd></div>)}
      </dl>
      {info?.fallbackRuntime === true && <p className={styles.notice}>{t("settings.about.fallback")}</p>}
      <p className={styles.quiet}>{t("settings.about.local")}</p>
    </Dialog>
  );
}
