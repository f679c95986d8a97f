import { useCallback, useEffect, useState, type ReactElement } from "react";
import type { CallOutput } from "#shared/ipc/contract.ts";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, reportProblem } from "#renderer/runtime/index.ts";
import { Button, Dialog, Icon, Spinner } from "#renderer/ui/index.ts";
import styles from "./groups.module.css";

type Finding = CallOutput<"groups.diagnose">["findings"][number];
type Diagnosis = { readonly kind: "looking" } | { readonly kind: "failed" } | { readonly kind: "found"; readonly findings: readonly Finding[] };

/** Why nothing flows, and what to try. */
export function DiagnosisDialog({ forestId, onClose }: { readonly forestId: string; onClose(): void }): ReactElement {
  const t = useT();
  const [diagnosis, setDiagnosis] = useState<Diagnosis>({ kind: "looking" });
  const look = useCallback(async (): Promise<Diagnosis> => {
    const answer = await callMain("groups.diagnose", { forestId });
    if (answer.ok) return { kind: "found", findings: answer.value.findings };
    reportProblem("groups.diagnose", answer.error.detail);
    return { kind: "failed" };
  }, [forestId]);
  useEffect(() => {
    let isWanted = true;
    void look().then((found) => { if (isWanted) setDiagnosis(found); });
    return () => { isWanted = false; };
  }, [look]);
  const again = (): void => {
    setDiagnosis({ kind: "looking" });
    void look().then(setDiagnosis);
  };
  return (
    <Dialog title={t("groups.diagnosis.title")} description={t("groups.diagnosis.lead")} onClose={onClose}
      footer={<><Button busy={diagnosis.kind === "looking"} onClick={again}>{t("groups.diagnosis.again")}</Button><Button variant="primary" data-autofocus="" onClick={onClose}>{t("groups.done")}</Button></>}>
      <div aria-live="polite">
        {diagnosis.kind === "looking" ? <p className={styles.looking}><Spinner />{t("groups.diagnosis.looking")}</p> : null}
        {diagnosis.kind === "failed" ? <p role="alert" className={styles.error}>{t("groups.refused.unexpected")}</p> : null}
        {diagnosis.kind === "found" ? <ul className={styles.findings}>{diagnosis.findings.map((finding) => <FindingLine key={`${finding.what} ${finding.detail}`} finding={finding} />)}</ul> : null}
      </div>
    </Dialog>
  );
}

function FindingLine({ finding: { what, detail } }: { readonly finding: Finding }): ReactElement {
  const t = useT();
  const isWell = what === "all-well";
  return (
    <li className={styles.warning} data-tone={isWell ? "ok" : "warn"}>
      <Icon name={isWell ? "success" : "warning"} size={18} />
      {/* i18n-keys: groups.finding.* */}
      <div><b>{t(`groups.finding.${what}.title`)}</b><p>{t(`groups.finding.${what}.body`)}</p>{detail === "" ? null : <p className={styles.detail}>{detail}</p>}</div>
    </li>
  );
}
