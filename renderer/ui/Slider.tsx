import { useId, type ReactElement } from "react";
import styles from "./Field.module.css";

interface SliderProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** How the value is written and spoken: "120%". */
  readonly valueText: string;
  onChange(value: number): void;
}

/** A value on a scale. The native range input: arrows, Page keys, Home and End work as everywhere. */
export function Slider({ label, hint, value, min, max, step = 1, valueText, onChange }: SliderProps): ReactElement {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>{label}</label>
      <div className={styles.sliderRow}>
        <input id={id} type="range" className={styles.slider} value={value} min={min} max={max} step={step} aria-valuetext={valueText} aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.valueAsNumber)} />
        <output htmlFor={id} className={styles.sliderValue} aria-live="off">{valueText}</output>
      </div>
      {hint === undefined ? null : <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
    </div>
  );
}
