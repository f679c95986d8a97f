import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "#renderer/ui/index.ts";
import css from "./legend.module.css";

interface LegendRowProps {
  readonly glyph: ReactNode;
  readonly name: string;
  readonly count: number;
  readonly isShown: boolean;
  /** What pressing the name does; its accessible name. */
  readonly label: string;
  readonly eyeLabel: string;
  onName(): void;
  onEye(): void;
  /** One thing more that can be done with this kind. */
  readonly more?: { readonly icon: IconName; readonly label: string; onPress(): void } | null;
}

/** One kind of line: its name picks it out, its eye dims or shows it. */
export function LegendRow({ glyph, name, count, isShown, label, eyeLabel, onName, onEye, more = null }: LegendRowProps): ReactElement {
  return (
    <div className={css.row} data-dimmed={!isShown || undefined}>
      <button type="button" className={css.name} aria-label={label} title={label} onClick={onName}>
        {glyph}
        <span>{name}</span>
        <span className={css.count}>{count}</span>
      </button>
      {more === null ? null : <button type="button" className={css.eye} aria-label={more.label} title={more.label} onClick={more.onPress}><Icon name={more.icon} size={14} /></button>}
      <button type="button" className={css.eye} aria-label={eyeLabel} aria-pressed={isShown} title={eyeLabel} onClick={onEye}><Icon name={isShown ? "eye" : "eye-off"} size={14} /></button>
    </div>
  );
}
