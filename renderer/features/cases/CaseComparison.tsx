import { useEffect, useMemo, useState, type ReactElement } from "react";
import { alignSections, caseLinks, CASE_FIELDS, planPrinciple, readCaseFacts, type CaseSection } from "#shared/cases/index.ts";
import { applyPlan, LIMITS, possibleParents } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { reportProblem, useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { Button, EmptyState, IconButton, PickField, Spinner, TextArea, TextField } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { ConfidenceBars } from "./components/Confidence.tsx";
import { EndName } from "./components/EndName.tsx";
import { PrivacyBadge } from "./components/Privacy.tsx";
import { draftOf, rememberDraft, type ComparisonDraft } from "./model/comparisonDrafts.ts";

interface CaseComparisonProps {
  readonly left: PointId;
  readonly right: PointId;
  /** The parts of a case's note, by its headings. */
  readCase(pointId: PointId): Promise<{ readonly sections: readonly CaseSection[] }>;
  onOpen(pointId: PointId): void;
  onClose(): void;
}

/** Two cases side by side, part by part. What is the same and what differs is asked first; the principle behind both comes after. */
export function CaseComparison({ left, right, readCase, onOpen, onClose }: CaseComparisonProps): ReactElement {
  const t = useT();
  const pair = useCasePair(left, right, readCase);
  const areThere = useView((view) => view.point(left) !== undefined && view.point(right) !== undefined);
  return (
    <section className={styles.comparison} aria-label={t("cases.compare.title")}>
      <div className={styles.partHead}>
        <h2 className={styles.screenTitle}>{t("cases.compare.title")}</h2>
        <span className={styles.spring} />
        <IconButton icon="close" label={t("cases.compare.close")} onClick={onClose} />
      </div>
      {!areThere ? <EmptyState title={t("cases.compare.gone")} icon="case" /> : (
        <>
          <div className={styles.pair}><CaseColumnHead id={left} onOpen={onOpen} /><CaseColumnHead id={right} onOpen={onOpen} /></div>
          <FactRows left={left} right={right} />
          {pair === "reading" ? <Spinner /> : pair === "failed" ? <p role="alert" className={styles.error}>{t("cases.compare.failed")}</p> : <SectionRows left={pair.left} right={pair.right} />}
          <Findings key={`${left} ${right}`} left={left} right={right} onOpen={onOpen} />
        </>
      )}
    </section>
  );
}

type Pair = "reading" | "failed" | { readonly left: readonly CaseSection[]; readonly right: readonly CaseSection[] };

function useCasePair(left: PointId, right: PointId, readCase: CaseComparisonProps["readCase"]): Pair {
  const [read, setRead] = useState<{ readonly of: string; readonly pair: Pair } | null>(null);
  const of = `${left} ${right}`;
  useEffect(() => {
    let isWanted = true;
    Promise.all([readCase(left), readCase(right)]).then(
      ([a, b]) => { if (isWanted) setRead({ of, pair: { left: a.sections, right: b.sections } }); },
      (thrown: unknown) => {
        reportProblem("cases.readCase", thrown);
        if (isWanted) setRead({ of, pair: "failed" });
      },
    );
    return () => { isWanted = false; };
  }, [left, right, of, readCase]);
  return read?.of === of ? read.pair : "reading";
}

function CaseColumnHead({ id, onOpen }: { readonly id: PointId; readonly onOpen: (id: PointId) => void }): ReactElement | null {
  const point = useView((view) => view.point(id));
  if (point === undefined) return null;
  return (
    <div className={styles.columnHead}>
      <button type="button" className={styles.columnTitle} onClick={() => { onOpen(id); }}>{point.title}</button>
      <span className={styles.row}><PrivacyBadge point={point} /><ConfidenceBars value={readCaseFacts(point).confidence} /></span>
    </div>
  );
}

/** The fields of which at least one of the two says something. */
function FactRows({ left, right }: { readonly left: PointId; readonly right: PointId }): ReactElement | null {
  const t = useT();
  const a = useView((view) => view.point(left));
  const b = useView((view) => view.point(right));
  if (a === undefined || b === undefined) return null;
  const [ours, theirs] = [readCaseFacts(a).texts, readCaseFacts(b).texts];
  const told = CASE_FIELDS.filter((field) => ours[field] !== "" || theirs[field] !== "");
  // i18n-keys: cases.field.*
  return <>{told.map((field) => <PairRow key={field} title={t(`cases.field.${field}`)} left={ours[field]} right={theirs[field]} />)}</>;
}

function SectionRows({ left, right }: { readonly left: readonly CaseSection[]; readonly right: readonly CaseSection[] }): ReactElement {
  const t = useT();
  const pairs = useMemo(() => alignSections(left, right), [left, right]);
  if (pairs.length === 0) return <p className={styles.hint}>{t("cases.compare.empty")}</p>;
  return <>{pairs.map(({ id, title, left: ours, right: theirs }) => <PairRow key={id} title={title === "" ? t("cases.compare.opening") : title} left={ours?.text ?? ""} right={theirs?.text ?? ""} />)}</>;
}

function PairRow({ title, left, right }: { readonly title: string; readonly left: string; readonly right: string }): ReactElement {
  const t = useT();
  return (
    <section className={styles.pairRow} aria-label={title}>
      <h3 className={styles.sectionTitle}>{title}</h3>
      <div className={styles.pair}>{[left, right].map((text, side) => <p key={side === 0 ? "left" : "right"} className={text.trim() === "" ? styles.hint : styles.prose}>{text.trim() === "" ? t("cases.compare.notTold") : text}</p>)}</div>
    </section>
  );
}

/** First the two answers, then the principle: whoever sees a principle first finds it everywhere. */
function Findings({ left, right, onOpen }: Pick<CaseComparisonProps, "left" | "right" | "onOpen">): ReactElement | null {
  const t = useT();
  const isReadOnly = useIsReadOnly();
  const [draft, setDraft] = useState(() => draftOf(left, right));
  const { same, different } = draft;
  const write = (part: Partial<ComparisonDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    rememberDraft(left, right, next);
  };
  const [isAnswered, setIsAnswered] = useState(false);
  if (isReadOnly) return null;
  const hasBoth = same.trim() !== "" && different.trim() !== "";
  return (
    <section className={styles.findings} aria-label={t("cases.compare.findings")}>
      <div className={styles.pair}>
        <TextArea label={t("cases.compare.same")} hint={t("cases.compare.sameHint")} rows={4} value={same} onChange={(event) => { write({ same: event.target.value }); }} />
        <TextArea label={t("cases.compare.different")} hint={t("cases.compare.differentHint")} rows={4} value={different} onChange={(event) => { write({ different: event.target.value }); }} />
      </div>
      {isAnswered ? <Principle left={left} right={right} same={same} different={different} onOpen={onOpen} /> : (
        <div className={styles.buttons}>
          <span className={styles.hint}>{hasBoth ? "" : t("cases.compare.answerFirst")}</span>
          <Button variant="primary" disabled={!hasBoth} onClick={() => { setIsAnswered(true); }}>{t("cases.compare.next")}</Button>
        </div>
      )}
    </section>
  );
}

interface PrincipleProps {
  readonly left: PointId;
  readonly right: PointId;
  readonly same: string;
  readonly different: string;
  onOpen(pointId: PointId): void;
}

/** What both illustrate already, and a new point for what was found, illustrated by both. */
function Principle({ left, right, same, different, onOpen }: PrincipleProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const [principle, setPrinciple] = useState("");
  const [parentId, setParentId] = useState<PointId | null>(null);
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const shared = useMemo((): readonly EndId[] => {
    const ours = new Set(caseLinks(forest.view, left).illustrates.map(({ end }) => end));
    return caseLinks(forest.view, right).illustrates.map(({ end }) => end).filter((end) => ours.has(end));
  }, [forest, left, right]);
  const keep = (): void => {
    if (principle.trim() === "") return setErrorKey("point.error.invalid-title");
    const plan = planPrinciple(forest.view, { cases: [left, right], principle, same, different, parentId }, { same: t("cases.compare.same"), different: t("cases.compare.different") });
    const made = plan === null ? null : forest.run(applyPlan, { plan, command: "addPrinciple" });
    if (made?.ok !== true) return setErrorKey("cases.compare.notKept");
    const id = made.value.points.get("principle");
    shell.toast({ tone: "success", key: "cases.toast.principle", values: { title: principle.trim() }, actionId: "edit.undo" });
    rememberDraft(left, right, { same: "", different: "" });
    return id === undefined ? undefined : onOpen(id);
  };
  return (
    <div className={styles.form}>
      {shared.length > 0 && <div className={styles.shown}><span className={styles.label}>{t("cases.compare.bothShow")}</span>{shared.map((end) => <EndName key={end} id={end} />)}</div>}
      <TextField label={t("cases.compare.principle")} hint={t("cases.compare.principleHint")} value={principle} maxLength={LIMITS.title} error={errorKey === null ? null : t(errorKey)} onChange={(event) => {
        setPrinciple(event.target.value);
        setErrorKey(null);
      }} />
      <PickField<PointId> label={t("cases.new.parent")} value={parentId} placeholder={t("cases.new.parentExample")} noneText={t("cases.none")} changeLabel={t("cases.new.changeParent")}
        find={(query) => possibleParents(forest.view, [], query).filter((id) => id !== null)} name={(id) => <EndName id={id} />} onChange={setParentId} />
      <div className={styles.buttons}><Button variant="primary" onClick={keep}>{t("cases.compare.keep")}</Button></div>
    </div>
  );
}
