import type { ReactElement } from "react";
import { caseBalance, type CaseLink } from "#shared/cases/index.ts";
import { editLink, LIMITS, removeLinks } from "#shared/forest/index.ts";
import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useIsReadOnly, useShell, useView, useWrittenText } from "#renderer/runtime/index.ts";
import { IconButton } from "#renderer/ui/index.ts";
import styles from "../cases.module.css";
import { EndName } from "./EndName.tsx";

interface ProofLineProps {
  readonly proof: CaseLink;
  selectedText(): string | null;
  onOpen(pointId: PointId): void;
}

/** One thing that a case illustrates or speaks against: what it is, why, and by which words. */
export function ProofLine({ proof: { link, end }, selectedText, onOpen }: ProofLineProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const isAgainst = link.type === "refutes";
  const supporting = useView((view) => (isAgainst ? caseBalance(view, end).supporting : 0));
  const opposing = useView((view) => (isAgainst ? caseBalance(view, end).opposing : 0));
  const setPassage = (passage: string): string | null => {
    const done = forest.run(editLink, { id: link.id, passage });
    // i18n-keys: link.error.*
    return done.ok ? null : `link.error.${done.error.code}`;
  };
  const takeSelected = (): void => {
    const words = selectedText()?.trim() ?? "";
    if (words === "") return shell.toast({ tone: "info", key: "cases.toast.nothingMarked" });
    if (words.length > LIMITS.passage) return shell.toast({ tone: "warn", key: "cases.toast.passageTooLong", values: { most: LIMITS.passage } });
    const refusal = setPassage(words);
    return refusal === null ? shell.announce("cases.said.passageSet") : shell.toast({ tone: "warn", key: refusal });
  };
  const remove = (): void => {
    if (forest.run(removeLinks, { ids: [link.id] }).ok) shell.toast({ tone: "success", key: "cases.toast.proofRemoved", actionId: "edit.undo" });
  };
  const open = (): void => {
    if (isPointId(end)) onOpen(end);
    else forest.selection.select([end]);
  };
  return (
    <li className={styles.proof} data-card={!isPointId(end) || isAgainst || undefined} data-against={isAgainst || undefined}>
      <div className={styles.proofHead}>
        <button type="button" className={styles.proofEnd} onClick={open}><EndName id={end} /></button>
        <span className={styles.proofType} data-against={isAgainst || undefined}>{isAgainst ? t("cases.proof.refutes") : t("cases.proof.illustrates")}</span>
        {!isReadOnly && (
          <span className={styles.proofTools}>
            {/* Pressing it must not take the marking out of the text. */}
            <IconButton icon="text" size="s" label={link.passage === "" ? t("cases.proof.takeSelected") : t("cases.proof.takeOther")} onMouseDown={(event) => { event.preventDefault(); }} onClick={takeSelected} />
            <IconButton icon="pencil" size="s" label={t("cases.proof.edit")} onClick={() => { shell.openDialog({ kind: "edit-link", linkId: link.id }); }} />
            <IconButton icon="close" size="s" label={t("cases.proof.remove")} onClick={remove} />
          </span>
        )}
      </div>
      {link.reason !== "" && <p className={styles.proofReason}>{isPointId(end) ? link.reason : t("cases.reasonLine", { reason: link.reason })}</p>}
      {isAgainst && <p className={styles.quiet}>{t("cases.proof.balance", { supporting, opposing })}</p>}
      <Passage key={link.id} passage={link.passage} isReadOnly={isReadOnly} onCommit={setPassage} />
    </li>
  );
}

interface PassageProps {
  readonly passage: string;
  readonly isReadOnly: boolean;
  onCommit(text: string): string | null;
}

function Passage({ passage, isReadOnly, onCommit }: PassageProps): ReactElement | null {
  const t = useT();
  const written = useWrittenText(passage, onCommit);
  if (isReadOnly) return passage === "" ? null : <q className={styles.passageText}>{passage}</q>;
  return (
    <div className={styles.passage}>
      {passage === "" && written.text === "" ? null : (
        <textarea rows={Math.min(4, Math.max(1, Math.ceil(written.text.length / 22)))} className={styles.passageField} aria-label={t("cases.proof.passage")} maxLength={LIMITS.passage} aria-invalid={written.errorKey !== null} {...written.field} />
      )}
      {written.errorKey !== null && <span role="alert" className={styles.error}>{t(written.errorKey)}</span>}
    </div>
  );
}
