import { Select as Base } from "@base-ui/react/select";
import { useId, type ReactElement, type ReactNode } from "react";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Drawn before the label. */
  readonly glyph?: ReactNode;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly disabled?: boolean;
  onChange(value: Value): void;
}

/** One of several, in a list that opens. For two to four short ones use SegmentedControl. */
export function Select<Value extends string>({ label, hideLabel = false, hint, value, options, disabled = false, onChange }: SelectProps<Value>): ReactElement {
  const id = useId();
  const chosen = options.find((option) => option.value === value);
  return (
    <div className={styles.field}>
      <span id={`${id}-label`} className={hideLabel ? "visually-hidden" : styles.label}>{label}</span>
      <Base.Root value={value} disabled={disabled} items={options.map((option) => ({ value: option.value, label: option.label }))} onValueChange={(next) => { if (next !== null) onChange(next); }}>
        <Base.Trigger className={`${styles.input} ${styles.select}`} aria-labelledby={`${id}-label ${id}-value`} aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
          {chosen?.glyph}
          <span id={`${id}-value`} className={styles.selectValue}>{chosen?.label ?? ""}</span>
          <Icon name="chevron-down" size={15} />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className={styles.positioner} alignItemWithTrigger={false} sideOffset={4}>
            <Base.Popup className={styles.popup}>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={styles.option}>
                  {option.glyph}
                  <Base.ItemText className={styles.optionText}>{option.label}</Base.ItemText>
                  <span className={styles.tick}><Base.ItemIndicator><Icon name="check" size={15} /></Base.ItemIndicator></span>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      {hint === undefined ? null : <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
    </div>
  );
}
