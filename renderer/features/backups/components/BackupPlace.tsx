import { useEffect, useState } from "react";
import type { BackupFolder } from "#shared/ipc/contract.ts";
import { callMain } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import { backupProblemKey } from "../model/problemKey.ts";
import styles from "../backups.module.css";

type Change = "backups.chooseFolder" | "backups.forgetFolder";

/** A second place for every backup, which a sync service may carry to other machines. `onChanged`: other backups may lie there now. */
export function BackupPlace({ onChanged }: { readonly onChanged: () => void }) {
  const t = useT();
  const [folder, setFolder] = useState<BackupFolder | null>(null);
  const [busy, setBusy] = useState<Change | null>(null);
  const [errorKey, setErrorKey] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void callMain("backups.folder", {}).then((answer) => {
      if (isWanted && answer.ok) setFolder(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  const change = async (name: Change): Promise<void> => {
    setBusy(name);
    setErrorKey(null);
    const answer = await callMain(name, {});
    setBusy(null);
    if (!answer.ok) return setErrorKey(backupProblemKey(answer.error.code));
    // No path in answer to a choice: the person changed their mind.
    if (name === "backups.chooseFolder" && answer.value.path === null) return undefined;
    setFolder(answer.value);
    return onChanged();
  };
  const path = folder?.path ?? null;
  return (
    <section className={styles.place}>
      <h3 className={styles.heading}>{t("backups.folder.title")}</h3>
      {path === null ? <p className={styles.quiet}>{t("backups.folder.none")}</p> : <p className={styles.pathLine}><Icon name="folder-open" size={16} /><code className={styles.path}>{path}</code></p>}
      {/* i18n-keys: backups.folder.problem.* */}
      {folder !== null && folder.problem !== null && <p role="alert" className={styles.problem}><Icon name="warning" size={16} />{t(`backups.folder.problem.${folder.problem}`)}</p>}
      <p className={styles.quiet}>{t("backups.folder.hint")}{path !== null && <> {t("backups.folder.stays")}</>}</p>
      {errorKey !== null && <p role="alert" className={styles.error}>{t(errorKey)}</p>}
      <div className={styles.buttons}>
        <Button size="s" busy={busy === "backups.chooseFolder"} onClick={() => void change("backups.chooseFolder")}>{t(path === null ? "backups.folder.choose" : "backups.folder.change")}</Button>
        {path !== null && <Button size="s" variant="quiet" busy={busy === "backups.forgetFolder"} onClick={() => void change("backups.forgetFolder")}>{t("backups.folder.forget")}</Button>}
      </div>
    </section>
  );
}
