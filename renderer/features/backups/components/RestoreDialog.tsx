import { useState } from "react";
import type { ForestId } from "#shared/kernel/index.ts";
import { useIsReadOnly, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, RadioCards, type RadioCard } from "#renderer/ui/index.ts";
import type { BackupRow } from "../model/backupRows.ts";
import { useRestore, type RestoreWay } from "../model/useRestore.ts";
import styles from "../backups.module.css";
import { RestorePreview } from "./RestorePreview.tsx";

interface RestoreDialogProps {
  readonly row: BackupRow;
  readonly onBack: () => void;
  readonly onOpenForest: (forestId: ForestId) => void;
  readonly onClose: () => void;
}

/** The two ways back to a backup. The one that changes the open forest says beforehand what it will change. */
export function RestoreDialog({ row, onBack, onOpenForest, onClose }: RestoreDialogProps) {
  const t = useT();
  const locale = useLocale();
  const name = useView((view) => view.meta.name);
  const isReadOnly = useIsReadOnly();
  const [way, setWay] = useState<RestoreWay>("new");
  const restore = useRestore(row, way);
  const asNew: RadioCard<RestoreWay> = { value: "new", icon: "forest", title: t("backups.way.new.title"), detail: t("backups.way.new.detail") };
  const here: RadioCard<RestoreWay> = { value: "here", icon: "back", title: t("backups.way.here.title"), detail: t("backups.way.here.detail") };
  const run = async (): Promise<void> => {
    if (way === "here") {
      if (await restore.here()) onClose();
      return;
    }
    const forestId = await restore.asNew(t("backups.copyName", { name, when: locale.dateTime(row.takenAtMs) }));
    if (forestId !== null) onOpenForest(forestId);
  };
  const isIdle = restore.phase !== "working";
  // i18n-keys: backups.reason.*
  const description = t("backups.restoreOf", { when: locale.dateTime(row.takenAtMs), reason: t(`backups.reason.${row.reason}`) });
  const footer = (
    <>
      <Button disabled={!isIdle} onClick={onBack}>{t("backups.back")}</Button>
      <Button variant="primary" busy={!isIdle || restore.phase === "reading"} disabled={way === "here" && !restore.canRestoreHere} onClick={() => void run()}>
        {t(restore.phase === "working" ? "backups.restoring" : way === "new" ? "backups.way.new.run" : "backups.way.here.run")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("backups.restoreTitle")} description={description} dismissable={isIdle} onClose={onClose} footer={footer}>
      <RadioCards<RestoreWay> label={t("backups.way.label")} value={way} cards={isReadOnly ? [asNew] : [asNew, here]} onChange={setWay} />
      {way === "here" && <RestorePreview preview={restore.preview} isReading={restore.phase === "reading"} />}
      {restore.errorKey !== null && <p role="alert" className={styles.error}>{t(restore.errorKey)}</p>}
    </Dialog>
  );
}
