import { useState } from "react";
import { callMain, useForestOrNull } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Spinner } from "#renderer/ui/index.ts";
import { useAppInfo } from "../model/useAppInfo.ts";
import styles from "../settings.module.css";

type Moving =
  | { readonly kind: "idle" | "moving" }
  | { readonly kind: "moved"; readonly forests: number }
  | { readonly kind: "failed"; readonly code: string };

const KNOWN_CODES: readonly string[] = ["disk-full", "permission", "busy"];
// i18n-keys: settings.error.*
const errorKey = (code: string): string => `settings.error.${KNOWN_CODES.includes(code) ? code : "unexpected"}`;

/** Where the forests and the log files lie. Moving copies, checks the copies, then switches; the old folder is left alone. */
export function Folders() {
  const t = useT();
  const forest = useForestOrNull();
  const { info, setDataDir } = useAppInfo();
  const [moving, setMoving] = useState<Moving>({ kind: "idle" });
  const move = async (): Promise<void> => {
    setMoving({ kind: "moving" });
    // What is still on its way to the disk must be in the copy.
    const flushed = forest === null ? { ok: true as const } : await forest.flush();
    if (!flushed.ok) return setMoving({ kind: "failed", code: flushed.error.reason });
    const answer = await callMain("settings.moveDataFolder", {});
    if (!answer.ok) return setMoving({ kind: "failed", code: answer.error.code });
    setDataDir(answer.value.dataDir);
    return setMoving(answer.value.moved ? { kind: "moved", forests: answer.value.forests } : { kind: "idle" });
  };
  return (
    <>
      <div className={styles.row}>
        <span className={styles.label}>{t("settings.dataFolder")}</span>
        <div>
          <code className={styles.path}>{info?.dataDir ?? t("settings.unknown")}</code>
          <div className={styles.buttons}>
            <Button onClick={() => void callMain("app.openDataFolder", {})}>{t("settings.openFolder")}</Button>
            <Button disabled={moving.kind === "moving"} onClick={() => void move()}>{t("settings.moveFolder")}</Button>
          </div>
          <p className={styles.quiet}>{t("settings.moveHint")}</p>
          <p role="status">
            {moving.kind === "moving" && <><Spinner label={t("settings.moving")} />{t("settings.moving")}</>}
            {moving.kind === "moved" && t("settings.moved", { count: moving.forests })}
          </p>
          {moving.kind === "failed" && <p role="alert" className={styles.error}>{t(errorKey(moving.code))}</p>}
        </div>
      </div>
      <div className={styles.row}>
        <span className={styles.label}>{t("settings.logsFolder")}</span>
        <div>
          <code className={styles.path}>{info?.logsDir ?? t("settings.unknown")}</code>
          <div className={styles.buttons}><Button onClick={() => void callMain("app.openLogsFolder", {})}>{t("settings.openLogs")}</Button></div>
          <p className={styles.quiet}>{t("settings.logsHint")}</p>
        </div>
      </div>
    </>
  );
}
