import { useState } from "react";
import { isPrivate } from "#shared/forest/index.ts";
import { callMain, useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Dialog, Icon, Spinner, type IconName } from "#renderer/ui/index.ts";
import { exchangeProblemKey } from "./model/problemKey.ts";
import styles from "./backups.module.css";

type Copy = "full" | "share";
const ICONS: Readonly<Record<Copy, IconName>> = { full: "lock", share: "share" };

/** One `.forest` file: everything for oneself, or what may be handed to others. Neither is preselected: one leaks by mistake, the other lacks by mistake. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  const shell = useShell();
  const forest = useForest();
  const privateCount = useView((view) => [...view.points()].filter(isPrivate).length);
  const [busy, setBusy] = useState<Copy | null>(null);
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const run = async (copy: Copy): Promise<void> => {
    setBusy(copy);
    setErrorKey(null);
    // The file is made of what is on disk: first everything has to be there.
    const written = await forest.flush();
    const answer = written.ok ? await callMain("exchange.exportForest", { forestId: forest.id, withPersonal: copy === "full" }) : { ok: false as const, error: { code: written.error.reason } };
    setBusy(null);
    if (!answer.ok) return setErrorKey(exchangeProblemKey(answer.error.code));
    // No name: the person changed their mind, and may choose again.
    if (answer.value.savedAs === null) return undefined;
    shell.toast({ tone: "success", key: "exchange.said.exported", values: { file: fileNameOf(answer.value.savedAs), size: locale.bytes(answer.value.sizeBytes) } });
    return onClose();
  };
  const choice = (copy: Copy, detail: string) => (
    <button type="button" className={styles.bigChoice} aria-disabled={busy !== null} onClick={() => { if (busy === null) void run(copy); }}>
      <span className={styles.bigIcon}>{busy === copy ? <Spinner size={20} /> : <Icon name={ICONS[copy]} size={20} />}</span>
      <span className={styles.bigWords}>
        {/* i18n-keys: exchange.copy.* */}
        <span className={styles.bigTitle}>{t(`exchange.copy.${copy}.title`)}</span>
        <span className={styles.quiet}>{detail}</span>
      </span>
      <Icon name="chevron-right" />
    </button>
  );
  return (
    <Dialog title={t("exchange.exportTitle")} description={t("exchange.exportIntro")} dismissable={busy === null} onClose={onClose}>
      <div className={styles.bigChoices}>
        {choice("full", privateCount === 0 ? t("exchange.copy.full.detail") : t("exchange.copy.full.detailWith", { count: privateCount }))}
        {choice("share", privateCount === 0 ? t("exchange.copy.share.detail") : t("exchange.copy.share.detailWithout", { count: privateCount }))}
      </div>
      <p role="status" className={styles.status}>{busy !== null && t("exchange.exporting")}</p>
      {errorKey !== null && <p role="alert" className={styles.error}>{t(errorKey)}</p>}
    </Dialog>
  );
}

/** The last part of a path of either kind. */
function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
