import { useId } from "react";
import styles from "../settings.module.css";

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A few exclusive settings side by side: native radio buttons, so arrow keys and names come with them. */
export function Choice<T extends string>({ legend, value, options, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={`${name}-label`} className={styles.row}>
      <span id={`${name}-label`} className={styles.label}>{legend}</span>
      <div className={styles.choices}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice} data-chosen={option.value === value || undefined}>
            <input type="radio" name={name} className={styles.radio} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  );
}
