import { useState } from "react";
import type { LeftOutFiles } from "#shared/ipc/contract.ts";
import { isPrivate } from "#shared/forest/index.ts";
import { callMain, useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, Icon, Spinner, type IconName } from "#renderer/ui/index.ts";
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
  const [leftOut, setLeftOut] = useState<LeftOutFiles | null>(null);
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
    // Written, but not whole: nobody should find that out on the other machine.
    return answer.value.leftOutFiles === undefined ? onClose() : setLeftOut(answer.value.leftOutFiles);
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
  if (leftOut !== null) return <LeftOut leftOut={leftOut} onClose={onClose} />;
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

/** What notes speak of and the file does not hold. */
function LeftOut({ leftOut, onClose }: { readonly leftOut: LeftOutFiles; readonly onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  const { forSpace, forSpaceBytes, unreadable } = leftOut;
  return (
    <Dialog key="left-out" size="s" title={t("exchange.leftOut.title")} onClose={onClose} footer={<Button variant="primary" data-autofocus="" onClick={onClose}>{t("exchange.leftOut.close")}</Button>}>
      <div role="alert" className={styles.bigChoices}>
        {forSpace > 0 && <p>{t("exchange.leftOut.forSpace", { count: forSpace, size: locale.bytes(forSpaceBytes) })}</p>}
        {unreadable > 0 && <p>{t("exchange.leftOut.unreadable", { count: unreadable })}</p>}
      </div>
    </Dialog>
  );
}

/** The last part of a path of either kind. */
function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
