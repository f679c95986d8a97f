import type { ReactElement } from "react";
import { EMPTY_FILTER, findingFacets, sameFilter } from "#shared/finding/index.ts";
import { useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, TextField } from "#renderer/ui/index.ts";
import { useFilter } from "../model/useFinding.ts";
import { AgeChoice, AuthorChips, KindChips, LinkTypeChips, ModuleChips, QuickChips, TagChips, WisdomChips } from "./FilterChoices.tsx";
import css from "../finding.module.css";

/** Every criterion of the filter, in force at once, and how many points it leaves in the light. */
export function FilterPanel({ onSave }: { onSave(): void }): ReactElement {
  const t = useT();
  const { filter } = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const { spec } = useFilter();
  // Here and not in each of the choices: one pass over points and links serves them all.
  const facets = useView(findingFacets);
  const clear = (): void => {
    filter.clear();
    shell.announce("finding.said.cleared");
  };
  return (
    <div className={css.panel}>
      <h2 className={css.panelTitle}>{t("finding.filter")}</h2>
      <TextField type="search" label={t("finding.text")} hideLabel placeholder={t("finding.textHint")} value={spec.text} maxLength={200} data-autofocus onChange={(event) => { filter.patch({ text: event.target.value }); }} />
      <QuickChips />
      <WisdomChips />
      <ModuleChips facets={facets} />
      <KindChips facets={facets} />
      <TagChips facets={facets} />
      <AuthorChips facets={facets} />
      <AgeChoice />
      <LinkTypeChips facets={facets} />
      <footer className={css.panelFoot}>
        <span role="status" className={css.shown}><ShownCount /></span>
        <Button size="s" disabled={sameFilter(spec, EMPTY_FILTER)} onClick={clear}>{t("finding.clear")}</Button>
        {isReadOnly ? null : <Button size="s" icon="pin" onClick={onSave}>{t("finding.save")}</Button>}
      </footer>
    </div>
  );
}

/** "显示 34 / 120". The panel says it when it changes; over the graph it is only there to be read: what changes a filter from elsewhere says so itself. */
export function ShownCount(): string {
  const t = useT();
  const total = useView((view) => view.pointCount);
  const { matchCount } = useFilter();
  return t("finding.shown", { count: matchCount ?? total, total });
}
