import type { ReactElement } from "react";
import type { FilterSpec, FilterWisdom, FindingFacets } from "#shared/finding/index.ts";
import { LINK_TYPES, POINT_KINDS, WISDOMS } from "#shared/forest/index.ts";
import { personNameIn, useForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { KindIcon, LinkGlyph, Select, ToggleChips, WisdomShape } from "#renderer/ui/index.ts";
import { useFilter } from "../model/useFinding.ts";
import css from "../finding.module.css";

/** More than a person would look through: the rest is found by its words. */
const MOST_CHIPS = 40;
const YOUNGER_DAYS = [1, 7, 30, 90] as const;
const OLDER_DAYS = [30, 90, 365] as const;
const FILTER_WISDOMS: readonly FilterWisdom[] = [...WISDOMS, "none"];

/** What the forest offers to choose from, counted once by the panel for all of its choices. */
interface Offered { readonly facets: FindingFacets }

/** What is chosen stays in sight even when it does not occur any more, so that it can be let go. */
function withChosen<T extends string>(offered: readonly T[], chosen: readonly T[]): readonly T[] {
  const first = offered.slice(0, MOST_CHIPS);
  return [...first, ...chosen.filter((value) => !first.includes(value))];
}

type Quick = "noCase" | "isolated" | "fresh";

export function QuickChips(): ReactElement {
  const t = useT();
  const { filter } = useForest();
  const { spec, light, lastVisitAtMs } = useFilter();
  const offered: readonly Quick[] = lastVisitAtMs === null && !spec.fresh ? ["noCase", "isolated"] : ["noCase", "isolated", "fresh"];
  return (
    <ToggleChips<Quick> label={t("finding.quick")} hideLabel value={offered.filter((each) => spec[each])}
      // i18n-keys: finding.quickOf.*
      chips={offered.map((value) => ({ value, label: t(`finding.quickOf.${value}`), ...(value === "fresh" ? { note: String(light.fresh.size) } : {}) }))}
      onChange={(chosen) => { filter.patch({ noCase: chosen.includes("noCase"), isolated: chosen.includes("isolated"), fresh: chosen.includes("fresh") }); }} />
  );
}

export function WisdomChips(): ReactElement {
  const t = useT();
  const { filter } = useForest();
  const { spec } = useFilter();
  return (
    <ToggleChips<FilterWisdom> label={t("finding.wisdoms")} value={spec.wisdoms}
      // i18n-keys: finding.wisdom.*
      chips={FILTER_WISDOMS.map((value) => ({ value, label: t(`finding.wisdom.${value}`), glyph: <WisdomShape wisdom={value} size={12} /> }))}
      onChange={(wisdoms) => { filter.patch({ wisdoms }); }} />
  );
}

export function ModuleChips({ facets: { modules } }: Offered): ReactElement | null {
  const t = useT();
  const { filter, view } = useForest();
  const { spec } = useFilter();
  const offered = withChosen(modules, spec.modules);
  if (offered.length === 0) return null;
  return (
    <div className={css.manyChips}>
      <ToggleChips label={t("finding.modules")} value={spec.modules} chips={offered.map((value) => ({ value, label: view.point(value)?.title ?? t("finding.gone") }))} onChange={(chosen) => { filter.patch({ modules: chosen }); }} />
    </div>
  );
}

export function KindChips({ facets: { kinds } }: Offered): ReactElement {
  const t = useT();
  const { filter } = useForest();
  const { spec } = useFilter();
  const offered = POINT_KINDS.filter((kind) => kinds.has(kind) || spec.kinds.includes(kind));
  return (
    <ToggleChips label={t("finding.kinds")} value={spec.kinds}
      // i18n-keys: point.kind.*
      chips={offered.map((value) => ({ value, label: t(`point.kind.${value}`), glyph: <KindIcon kind={value} size={12} />, note: String(kinds.get(value) ?? 0) }))}
      onChange={(chosen) => { filter.patch({ kinds: chosen }); }} />
  );
}

export function TagChips({ facets: { tags } }: Offered): ReactElement | null {
  const t = useT();
  const { filter } = useForest();
  const { spec } = useFilter();
  const counts = new Map(tags);
  const offered = withChosen(tags.map(([tag]) => tag), spec.tags);
  if (offered.length === 0) return null;
  return (
    <div className={css.manyChips}>
      <ToggleChips label={t("finding.tags")} value={spec.tags} chips={offered.map((value) => ({ value, label: value, note: String(counts.get(value) ?? 0) }))} onChange={(chosen) => { filter.patch({ tags: chosen }); }} />
    </div>
  );
}

/** Only where there is more than one to choose from. */
export function AuthorChips({ facets: { authors } }: Offered): ReactElement | null {
  const t = useT();
  const forest = useForest();
  const { filter } = forest;
  const { spec } = useFilter();
  const counts = new Map(authors);
  const offered = withChosen(authors.map(([author]) => author), spec.authors);
  if (offered.length < 2 && spec.authors.length === 0) return null;
  return (
    <ToggleChips label={t("finding.authors")} value={spec.authors} chips={offered.map((value) => ({ value, label: personNameIn(forest, value) ?? t("finding.someone"), note: String(counts.get(value) ?? 0) }))}
      onChange={(chosen) => { filter.patch({ authors: chosen }); }} />
  );
}

type Age = FilterSpec["age"];
const ageKey = (age: Age): string => (age === null ? "any" : `${age.kind}-${age.days}`);

export function AgeChoice(): ReactElement {
  const t = useT();
  const { filter } = useForest();
  const { spec } = useFilter();
  const offered: readonly Age[] = [null, ...YOUNGER_DAYS.map((days) => ({ kind: "since" as const, days })), ...OLDER_DAYS.map((days) => ({ kind: "before" as const, days }))];
  // A saved view may ask for an age that is not on the list.
  const ages = offered.some((age) => ageKey(age) === ageKey(spec.age)) ? offered : [...offered, spec.age];
  const labelOf = (age: Age): string => {
    if (age === null) return t("finding.age.any");
    return age.kind === "since" ? t("finding.age.since", { count: age.days }) : t("finding.age.before", { count: age.days });
  };
  return (
    <Select label={t("finding.age.label")} value={ageKey(spec.age)} options={ages.map((age) => ({ value: ageKey(age), label: labelOf(age) }))}
      onChange={(key) => { filter.patch({ age: ages.find((age) => ageKey(age) === key) ?? null }); }} />
  );
}

/** Pressed is what is drawn in full; the legend of the graph shows and turns the same. */
export function LinkTypeChips({ facets: { linkTypes } }: Offered): ReactElement | null {
  const t = useT();
  const { filter } = useForest();
  const { spec } = useFilter();
  const offered = LINK_TYPES.filter((type) => linkTypes.has(type) || spec.hiddenLinkTypes.includes(type));
  if (offered.length === 0) return null;
  const hidden = new Set(spec.hiddenLinkTypes);
  return (
    <ToggleChips label={t("finding.linkTypes")} value={offered.filter((type) => !hidden.has(type))}
      // i18n-keys: link.type.*
      chips={offered.map((value) => ({ value, label: t(`link.type.${value}`), glyph: <LinkGlyph type={value} />, note: String(linkTypes.get(value) ?? 0) }))}
      onChange={(chosen) => { filter.patch({ hiddenLinkTypes: offered.filter((type) => !chosen.includes(type)) }); }} />
  );
}
