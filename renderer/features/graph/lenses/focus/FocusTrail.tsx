import type { ReactElement } from "react";
import { endTitle, type ForestView } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useForest, useReadable, useShell, useView } from "#renderer/runtime/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { DockButton } from "#renderer/features/graph/components/DockButton.tsx";
import { stepFocus } from "./focusActions.ts";
import { focusOptionsOf, trailSteps, type TrailStep } from "./focusOptions.ts";
import docks from "#renderer/features/graph/components/docks.module.css";
import css from "./focus.module.css";

const titlesOf = (view: ForestView, ids: readonly EndId[]): readonly string[] => ids.map((id) => endTitle(view, id) ?? "");
const sameTitles = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((title, index) => title === b[index]);

/** Top left of the focus: back and forward, and the way one came. */
export function FocusTrail(): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const { byId } = useActions();
  const { trail } = useReadable(focusOptionsOf(forest));
  const steps = trailSteps(trail);
  const titles = useView((view) => titlesOf(view, steps.map(({ id }) => id)), sameTitles);
  const key = (id: string): string | undefined => {
    const shortcut = byId(id)?.shortcuts[0];
    return shortcut === undefined ? undefined : formatShortcut(shortcut);
  };
  const step = (by: number): void => { stepFocus(forest, shell, by); };
  return (
    <nav className={`${docks.dock} ${css.top} ${css.trail}`} aria-label={t("graph.focus.trail")}>
      <DockButton label={t("graph.focus.back")} shortcut={key("focus.back")} disabled={trail.at <= 0} onPress={() => { step(-1); }}><Icon name="arrow-left" /></DockButton>
      <DockButton label={t("graph.focus.forward")} shortcut={key("focus.forward")} disabled={trail.at >= trail.ids.length - 1} onPress={() => { step(1); }}><Icon name="arrow-right" /></DockButton>
      {steps.length === 0 ? null : <Steps steps={steps} titles={titles} onStep={step} />}
    </nav>
  );
}

function Steps({ steps, titles, onStep }: { readonly steps: readonly TrailStep[]; readonly titles: readonly string[]; readonly onStep: (by: number) => void }): ReactElement {
  return (
    <>
      <span className={docks.rule} />
      <ol className={css.steps}>
        {steps.map(({ id, away }, index) => (
          <li key={`${id}:${away}`} className={css.step} data-away={away === 0 ? "here" : away > 0 ? "ahead" : "behind"}>
            {index === 0 ? null : <span className={css.arrow}><Icon name="chevron-right" size={12} /></span>}
            {away === 0
              ? <span className={css.here} aria-current="step" title={titles[index]}>{titles[index]}</span>
              : <button type="button" className={css.place} title={titles[index]} onClick={() => { onStep(away); }}>{titles[index]}</button>}
          </li>
        ))}
      </ol>
    </>
  );
}
