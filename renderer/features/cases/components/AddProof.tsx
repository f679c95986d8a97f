import { useRef, useState, type FormEvent, type ReactElement } from "react";
import { caseLinks } from "#shared/cases/index.ts";
import { LIMITS, linkPoints } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { Button, PickField, SegmentedControl, TextArea } from "#renderer/ui/index.ts";
import styles from "../cases.module.css";
import { searchEnds } from "../model/searchEnds.ts";
import { useReadings } from "../model/useReadings.ts";
import { EndName } from "./EndName.tsx";

interface AddProofProps {
  readonly pointId: PointId;
  selectedText(): string | null;
  onDone(): void;
}

/** Says that a case illustrates a point or a link, or speaks against it; what is marked in the text comes along as the passage. */
export function AddProof({ pointId, selectedText, onDone }: AddProofProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const readings = useReadings();
  const field = useRef<HTMLInputElement>(null);
  const [type, setType] = useState<"illustrates" | "refutes">("illustrates");
  const [end, setEnd] = useState<EndId | null>(null);
  const [reason, setReason] = useState("");
  const [passage] = useState(() => selectedText()?.trim().slice(0, LIMITS.passage) ?? "");
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const { illustrates, refutes } = caseLinks(forest.view, pointId);
  const taken = new Set<EndId>([pointId, ...(type === "illustrates" ? illustrates : refutes).map((proof) => proof.end)]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (end === null) return setErrorKey("end-missing");
    const drawn = forest.run(linkPoints, { from: pointId, to: end, type, reason, passage });
    if (!drawn.ok) return setErrorKey(drawn.error.code);
    shell.announce("cases.said.proofAdded");
    return onDone();
  };
  return (
    <form className={styles.addProof} onSubmit={submit} noValidate>
      <SegmentedControl<"illustrates" | "refutes"> label={t("cases.proof.type")} value={type} onChange={setType}
        segments={[{ value: "illustrates", label: t("cases.proof.illustrates") }, { value: "refutes", label: t("cases.proof.refutes") }]} />
      {/* i18n-keys: link.error.* */}
      <PickField<EndId> label={t("cases.proof.end")} value={end} placeholder={t("cases.proof.endExample")} noneText={t("cases.none")} changeLabel={t("cases.proof.changeEnd")} error={errorKey === null ? null : t(`link.error.${errorKey}`)} opensFocused fieldRef={field}
        find={(query) => searchEnds(forest.view, query, taken, readings)} name={(id) => <EndName id={id} />} onChange={(next) => {
          setEnd(next);
          setErrorKey(null);
        }} />
      <TextArea label={t("cases.proof.reason")} rows={2} value={reason} maxLength={LIMITS.reason} onChange={(event) => { setReason(event.target.value); }} />
      {passage !== "" && <p className={styles.hint}>{t("cases.passageLine", { passage })}</p>}
      <div className={styles.buttons}>
        <Button size="s" variant="quiet" onClick={() => { shell.openDialog({ kind: "link", from: pointId, to: end }); }}>{t("cases.proof.otherLink")}</Button>
        <Button size="s" onClick={onDone}>{t("cases.cancel")}</Button>
        <Button size="s" variant="primary" type="submit">{t("cases.proof.submit")}</Button>
      </div>
    </form>
  );
}
