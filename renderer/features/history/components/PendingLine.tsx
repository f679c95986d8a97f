import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Spinner } from "#renderer/ui/index.ts";
import styles from "../history.module.css";

/** Stands where the steps of a session will be, or says that they are too many to be told one by one. */
export function PendingLine({ state, onRetry }: { readonly state: "loading" | "failed" | "cut"; onRetry(): void }): ReactElement {
  const t = useT();
  if (state === "loading") return <div className={styles.pending} role="none"><Spinner /> {t("history.stepsLoading")}</div>;
  if (state === "cut") return <div className={styles.pending} role="none">{t("history.stepsCut")}</div>;
  return <div className={styles.pending} role="none">{t("history.stepsFailed")} <button type="button" className={styles.textButton} onClick={onRetry}>{t("history.retry")}</button></div>;
}
