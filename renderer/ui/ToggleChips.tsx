import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import { useId, type ReactElement, type ReactNode } from "react";
import styles from "./ToggleChips.module.css";

export interface ToggleChip<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Drawn before the label. */
  readonly glyph?: ReactNode;
  /** Written after the label in quiet letters, e.g. how many there are. */
  readonly note?: string;
}

interface ToggleChipsProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly chips: readonly ToggleChip<Value>[];
  /** Those that are pressed. */
  readonly value: readonly Value[];
  onChange(value: readonly Value[]): void;
}

/** Any number of several, all in sight. One tab stop; arrows go along, Space and Enter press. */
export function ToggleChips<Value extends string>({ label, hideLabel = false, chips, value, onChange }: ToggleChipsProps<Value>): ReactElement {
  const id = useId();
  return (
    <div className={styles.field}>
      <span id={id} className={hideLabel ? "visually-hidden" : styles.label}>{label}</span>
      <ToggleGroup<Value> multiple value={value} onValueChange={onChange} aria-labelledby={id} className={styles.chips}>
        {chips.map(({ value: own, label: text, glyph, note }) => (
          <Toggle key={own} value={own} className={styles.chip}>
            {glyph}
            <span>{text}</span>
            {note === undefined ? null : <span className={styles.note}>{note}</span>}
          </Toggle>
        ))}
      </ToggleGroup>
    </div>
  );
}
