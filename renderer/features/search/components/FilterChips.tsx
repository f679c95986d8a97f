import { useMemo, type ReactElement } from "react";
import { findingFacets } from "#shared/finding/index.ts";
import { useForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, Menu, type MenuEntry } from "#renderer/ui/index.ts";
import { hasFilter, toggleFilter, type FilterToken } from "../model/queryFilters.ts";
import css from "../search.module.css";

const MOST_OFFERED = 40;

interface FilterChipsProps {
  readonly query: string;
  onChange(query: string): void;
}

// i18n-keys: search.filter.*
// i18n-keys: point.kind.*

/** Filters that write themselves into the query: what they did can be seen, changed and learned. */
export function FilterChips({ query, onChange }: FilterChipsProps): ReactElement {
  const t = useT();
  const { view, group } = useForest();
  // Counted once: the box is open for a moment.
  const facets = useMemo(() => findingFacets(view), [view]);
  const entry = (token: FilterToken): MenuEntry => ({ id: token.value, label: token.value, checked: hasFilter(query, token), onSelect: () => { onChange(toggleFilter(query, token)); } });
  const named = (field: "kind" | "module" | "tag", values: readonly string[]): readonly MenuEntry[] => values.slice(0, MOST_OFFERED).map((value) => entry({ name: t(`search.filter.${field}`), value }));
  const chip = (field: "kind" | "module" | "tag", values: readonly string[]): ReactElement | null => (values.length === 0 ? null : (
    <Menu entries={named(field, values)} trigger={<button type="button" className={css.chip}>{t(`search.filter.${field}`)}<Icon name="chevron-down" size={13} /></button>} />
  ));
  const toggle = (token: FilterToken, label: string): ReactElement => (
    <button type="button" className={css.chip} aria-pressed={hasFilter(query, token)} onClick={() => { onChange(toggleFilter(query, token)); }}>{label}</button>
  );
  return (
    <div role="group" className={css.chips} aria-label={t("search.filters")}>
      {chip("kind", [...facets.kinds.keys()].map((kind) => t(`point.kind.${kind}`)))}
      {chip("module", [...new Set(facets.modules.flatMap((id) => view.point(id)?.title.trim() || []))])}
      {chip("tag", facets.tags.map(([tag]) => tag))}
      {toggle({ name: t("search.filter.has"), value: t("search.filter.case") }, t("search.filter.hasCase"))}
      {group.personId === null ? null : toggle({ name: t("search.filter.author"), value: t("search.filter.me") }, t("search.filter.byMe"))}
      {toggle({ name: t("search.filter.is"), value: t("search.filter.private") }, t("search.filter.isPrivate"))}
    </div>
  );
}
