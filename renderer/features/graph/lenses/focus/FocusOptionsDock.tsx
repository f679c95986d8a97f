import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useReadable } from "#renderer/runtime/index.ts";
import { Icon, Slider, type IconName } from "#renderer/ui/index.ts";
import { focusOptionsOf } from "./focusOptions.ts";
import docks from "#renderer/features/graph/components/docks.module.css";
import css from "./focus.module.css";

/** Top right of the focus: how far one looks, and what is said about each link. */
export function FocusOptionsDock(): ReactElement {
  const t = useT();
  const options = focusOptionsOf(useForest());
  const { depth, showsReasons, groupsByType } = useReadable(options);
  return (
    <div className={`${docks.dock} ${css.top} ${css.options}`} role="group" aria-label={t("graph.focus.options")}>
      <div className={css.depth}>
        <Slider label={t("graph.focus.depth")} value={depth} min={1} max={2} valueText={t("graph.focus.hops", { count: depth })} onChange={(value) => { options.change({ depth: value >= 2 ? 2 : 1 }); }} />
      </div>
      <span className={docks.rule} />
      <Toggle label={t("graph.focus.reasons")} icon="help" isOn={showsReasons} onToggle={() => { options.change({ showsReasons: !showsReasons }); }} />
      <Toggle label={t("graph.focus.byType")} icon="filter" isOn={groupsByType} onToggle={() => { options.change({ groupsByType: !groupsByType }); }} />
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly icon: IconName;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function Toggle({ label, icon, isOn, onToggle }: ToggleProps): ReactElement {
  return (
    <button type="button" className={`${docks.button} ${css.toggle}`} aria-pressed={isOn} aria-label={label} title={label} onClick={onToggle}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}
