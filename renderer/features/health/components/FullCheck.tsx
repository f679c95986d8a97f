import { useState } from "react";
import type { HealthReport } from "#shared/ipc/contract.ts";
import { callMain, useForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { CheckResult } from "./CheckResult.tsx";
import styles from "../health.module.css";

type Check = { readonly kind: "idle" | "running" } | { readonly kind: "done"; readonly report: HealthReport } | { readonly kind: "failed"; readonly code: string };

const KNOWN_CODES: readonly string[] = ["permission", "not-found", "busy"];

/** Reads every file of the forest and every backup, when somebody asks for it. */
export function FullCheck() {
  const t = useT();
  const forest = useForest();
  const [check, setCheck] = useState<Check>({ kind: "idle" });
  const run = async (): Promise<void> => {
    setCheck({ kind: "running" });
    const answer = await callMain("health.check", { forestId: forest.id });
    setCheck(answer.ok ? { kind: "done", report: answer.value } : { kind: "failed", code: answer.error.code });
  };
  const isRunning = check.kind === "running";
  return (
    <section>
      <h3 className={styles.heading}>{t("health.check.title")}</h3>
      <div className={styles.ask}>
        <p className={styles.quiet}>{t("health.check.hint")}</p>
        <Button icon="health" busy={isRunning} onClick={() => void run()}>{t(isRunning ? "health.check.running" : check.kind === "idle" ? "health.check.run" : "health.check.again")}</Button>
      </div>
      {check.kind === "done" && <CheckResult report={check.report} />}
      {/* i18n-keys: health.checkError.* */}
      {check.kind === "failed" && <p role="alert" className={styles.error}>{t(`health.checkError.${KNOWN_CODES.includes(check.code) ? check.code : "unexpected"}`)}</p>}
    </section>
  );
}
