import { useDeferredValue, useMemo, useState, type ReactElement } from "react";
import { ALL_CASES, caseEntries, filterCases, sortCases, type CaseEntry, type CaseFilter, type CaseOrder } from "#shared/cases/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { useActions, useForest, useIsReadOnly, useView } from "#renderer/runtime/index.ts";
import { Button, EmptyState, SegmentedControl, Select, TextField } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { CaseFilters } from "./components/CaseFilters.tsx";
import { CaseList } from "./components/CaseList.tsx";
import { MasksDialog } from "./MasksDialog.tsx";
import type { LibraryLook } from "./model/caseRows.ts";
import { useTemplateName } from "./model/useTemplates.ts";
import { TemplatesDialog } from "./TemplatesDialog.tsx";

interface CaseLibraryProps {
  /** The first words of a case's note; "" while they are not known. */
  previewOf(pointId: PointId): string;
  onOpen(pointId: PointId): void;
  onCompare(left: PointId, right: PointId): void;
}

const ORDERS: readonly CaseOrder[] = ["happened", "written", "title", "confidence", "illustrates"];

/** All cases of the forest (案例库): as cards, as a table or along time, narrowed and sorted, and two of them chosen to be compared. */
export function CaseLibrary({ previewOf, onOpen, onCompare }: CaseLibraryProps): ReactElement {
  const t = useT();
  const nameOfTemplate = useTemplateName();
  const [look, setLook] = useState<LibraryLook>("gallery");
  const [filter, setFilter] = useState<CaseFilter>(ALL_CASES);
  const [order, setOrder] = useState<CaseOrder>("happened");
  const [isNarrowing, setIsNarrowing] = useState(false);
  const [dialog, setDialog] = useState<"masks" | "templates" | null>(null);
  const { entries, shown } = useLibrary(filter, order);
  const { marked, mark } = useMarks(entries);
  const chosen = countChosen(filter);
  const clear = (): void => { setFilter(ALL_CASES); };
  const [left, right] = marked;
  return (
    <section className={styles.library} aria-label={t("cases.library.title")}>
      <div className={styles.libraryHead}>
        <h1 className={styles.screenTitle}>{t("cases.library.title")}</h1>
        <span className={styles.quiet} role="status">{shown.length === entries.length ? t("cases.library.count", { count: entries.length }) : t("cases.library.some", { count: shown.length, total: entries.length })}</span>
        <span className={styles.spring} />
        {entries.length > 1 && right === undefined && <span className={styles.quiet}>{t("cases.library.compareHint")}</span>}
        <Button size="s" icon="reverse" disabled={right === undefined} onClick={() => { if (left !== undefined && right !== undefined) onCompare(left, right); }}>{marked.length === 0 ? t("cases.library.compare") : t("cases.library.compareMarked", { count: marked.length })}</Button>
        <Button size="s" variant="quiet" icon="layers" onClick={() => { setDialog("templates"); }}>{t("cases.template.title")}</Button>
        <Button size="s" variant="quiet" icon="eye-off" onClick={() => { setDialog("masks"); }}>{t("cases.mask.title")}</Button>
        <NewCaseButton />
      </div>
      <div className={styles.libraryTools}>
        {/* i18n-keys: cases.library.look.* */}
        <SegmentedControl<LibraryLook> label={t("cases.library.lookLabel")} value={look} onChange={setLook} segments={(["gallery", "table", "timeline"] as const).map((value) => ({ value, label: t(`cases.library.look.${value}`) }))} />
        <SegmentedControl<CaseFilter["privacy"]> label={t("cases.new.privacy")} value={filter.privacy} onChange={(privacy) => { setFilter({ ...filter, privacy }); }}
          segments={[{ value: "all", label: t("cases.library.all") }, { value: "own", label: t("cases.privacy.own"), icon: "lock" }, { value: "shared", label: t("cases.privacy.shared"), icon: "group" }]} />
        <div className={styles.searchField}><TextField label={t("cases.library.search")} hideLabel type="search" placeholder={t("cases.library.search")} value={filter.text} onChange={(event) => { setFilter({ ...filter, text: event.target.value }); }} /></div>
        {/* i18n-keys: cases.order.* */}
        {look !== "timeline" && <Select<CaseOrder> label={t("cases.library.order")} hideLabel value={order} options={ORDERS.map((value) => ({ value, label: t(`cases.order.${value}`) }))} onChange={setOrder} />}
        <Button size="s" icon="filter" aria-expanded={isNarrowing} onClick={() => { setIsNarrowing(!isNarrowing); }}>{chosen === 0 ? t("cases.filter.title") : t("cases.filter.active", { count: chosen })}</Button>
      </div>
      {isNarrowing ? <CaseFilters entries={entries} filter={filter} nameOfTemplate={nameOfTemplate} onChange={setFilter} onClear={clear} /> : null}
      {look === "table" && shown.length > 0 ? <TableHead /> : null}
      {shown.length > 0 ? <CaseList key={look} entries={shown} look={look} marked={marked} previewOf={previewOf} nameOfTemplate={nameOfTemplate} onOpen={onOpen} onMark={mark} />
        : entries.length === 0 ? <EmptyState title={t("cases.library.empty")} body={t("cases.library.emptyHint")} icon="case"><NewCaseButton /></EmptyState>
          : <EmptyState title={t("cases.library.nothing")} icon="search"><Button onClick={clear}>{t("cases.filter.clear")}</Button></EmptyState>}
      {dialog === "masks" ? <MasksDialog onClose={() => { setDialog(null); }} /> : dialog === "templates" ? <TemplatesDialog onClose={() => { setDialog(null); }} /> : null}
    </section>
  );
}

/** Every case, and those that answer the filter in their order. Typing stays ahead of a long list. */
function useLibrary(filter: CaseFilter, order: CaseOrder): { readonly entries: readonly CaseEntry[]; readonly shown: readonly CaseEntry[] } {
  const { view } = useForest();
  const { compare } = useLocale();
  const version = useView((each) => each.version);
  // `version` stands for the content of the view.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const entries = useMemo(() => caseEntries(view), [view, version]);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => sortCases(filterCases(entries, wanted), order, compare), [entries, wanted, order, compare]);
  return { entries, shown };
}

/** Up to two cases that are to be compared; a third takes the place of the first. */
function useMarks(entries: readonly CaseEntry[]): { readonly marked: readonly PointId[]; mark(id: PointId): void } {
  const [chosen, setChosen] = useState<readonly PointId[]>([]);
  const marked = chosen.filter((id) => entries.some(({ point }) => point.id === id));
  return { marked, mark: (id) => { setChosen(marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id].slice(-2)); } };
}

function countChosen({ wisdoms, modules, templates, authors, leastConfidence }: CaseFilter): number {
  return wisdoms.length + modules.length + templates.length + authors.length + (leastConfidence === null ? 0 : 1);
}

/** What stands in which column, for the eye: each row says it in words. */
function TableHead(): ReactElement {
  const t = useT();
  const names = [t("cases.new.name"), t("cases.field.template"), t("cases.proof.illustrates"), t("cases.share.part.author"), t("cases.confidence.label")];
  return <div className={`${styles.tableRow} ${styles.tableHead}`} aria-hidden="true">{names.map((name) => <span key={name}>{name}</span>)}</div>;
}

function NewCaseButton(): ReactElement | null {
  const t = useT();
  const actions = useActions();
  const isReadOnly = useIsReadOnly();
  return isReadOnly ? null : <Button size="s" variant="primary" icon="plus" onClick={() => { actions.run("case.new"); }}>{t("cases.action.new")}</Button>;
}
