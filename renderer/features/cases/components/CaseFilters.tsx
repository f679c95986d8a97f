import type { ReactElement } from "react";
import { caseFacets, CONFIDENCES, type CaseEntry, type CaseFilter, type Confidence } from "#shared/cases/index.ts";
import { WISDOMS, type Wisdom } from "#shared/forest/index.ts";
import type { PersonId, PointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { personNameIn, useForest } from "#renderer/runtime/index.ts";
import { Button, Select, ToggleChips, WisdomShape } from "#renderer/ui/index.ts";
import styles from "../cases.module.css";

interface CaseFiltersProps {
  /** All of them: a choice keeps its number while others narrow. */
  readonly entries: readonly CaseEntry[];
  readonly filter: CaseFilter;
  nameOfTemplate(templateId: string | null): string;
  onChange(filter: CaseFilter): void;
  onClear(): void;
}

/** More modules and authors than these would fill the window. */
const MOST_CHIPS = 14;

/** What the library is narrowed by: only what occurs in it, with how often. */
export function CaseFilters({ entries, filter, nameOfTemplate, onChange, onClear }: CaseFiltersProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const { view } = forest;
  const facets = caseFacets(entries);
  const patch = (part: Partial<CaseFilter>): void => { onChange({ ...filter, ...part }); };
  const note = (counts: ReadonlyMap<string, number>, key: string): string => String(counts.get(key) ?? 0);
  const offered = <T extends string>(counts: ReadonlyMap<T, number>, chosen: readonly T[]): readonly T[] => [...new Set([...chosen, ...counts.keys()])].slice(0, Math.max(MOST_CHIPS, chosen.length));
  const confidences: readonly { readonly value: string; readonly label: string }[] = [
    { value: "any", label: t("cases.filter.anyConfidence") },
    // i18n-keys: cases.confidence.level.*
    ...CONFIDENCES.slice(1).map((level) => ({ value: String(level), label: t("cases.filter.leastConfidence", { level: t(`cases.confidence.level.${level}`) }) })),
  ];
  return (
    <div className={styles.filters} role="group" aria-label={t("cases.filter.title")}>
      {/* i18n-keys: cases.wisdom.* */}
      <ToggleChips<Wisdom> label={t("cases.filter.wisdom")} value={filter.wisdoms} onChange={(wisdoms) => { patch({ wisdoms }); }}
        chips={WISDOMS.map((wisdom) => ({ value: wisdom, label: t(`cases.wisdom.${wisdom}`), glyph: <WisdomShape wisdom={wisdom} />, note: note(facets.wisdoms, wisdom) }))} />
      {facets.modules.size > 0 && <ToggleChips<PointId> label={t("cases.filter.module")} value={filter.modules} onChange={(modules) => { patch({ modules }); }}
        chips={offered(facets.modules, filter.modules).map((id) => ({ value: id, label: view.point(id)?.title ?? t("cases.gone"), note: note(facets.modules, id) }))} />}
      {facets.templates.size > 0 && <ToggleChips<string> label={t("cases.filter.template")} value={filter.templates} onChange={(templates) => { patch({ templates }); }}
        chips={offered(facets.templates, filter.templates).map((id) => ({ value: id, label: nameOfTemplate(id) || t("cases.goneTemplate"), note: note(facets.templates, id) }))} />}
      {facets.authors.size > 1 && <ToggleChips<PersonId> label={t("cases.filter.author")} value={filter.authors} onChange={(authors) => { patch({ authors }); }}
        chips={offered(facets.authors, filter.authors).map((id) => ({ value: id, label: personNameIn(forest, id) ?? t("cases.someone"), note: note(facets.authors, id) }))} />}
      <div className={styles.row}>
        <Select label={t("cases.filter.confidence")} value={filter.leastConfidence === null ? "any" : String(filter.leastConfidence)} options={confidences} onChange={(value) => { patch({ leastConfidence: levelOf(value) }); }} />
        <Button size="s" variant="quiet" onClick={onClear}>{t("cases.filter.clear")}</Button>
      </div>
    </div>
  );
}

const levelOf = (value: string): Confidence | null => CONFIDENCES.find((level) => String(level) === value) ?? null;
