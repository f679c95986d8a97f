import { useId, type ReactElement } from "react";
import styles from "./SegmentedControl.module.css";
import { Icon, type IconName } from "./Icon.tsx";

export interface Segment<Value extends string> { readonly value: Value; readonly label: string; readonly icon?: IconName }

interface SegmentedControlProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  onChange(value: Value): void;
}

/** One of two to four, all in sight. Native radios underneath: one tab stop, arrows choose. */
export function SegmentedControl<Value extends string>({ label, value, segments, onChange }: SegmentedControlProps<Value>): ReactElement {
  const group = useId();
  return (
    <div className={styles.track} role="radiogroup" aria-label={label}>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment}>
          <input type="radio" className={styles.radio} name={group} value={segment.value} checked={segment.value === value} onChange={() => onChange(segment.value)} />
          {segment.icon === undefined ? null : <Icon name={segment.icon} size={15} />}
          <span>{segment.label}</span>
        </label>
      ))}
    </div>
  );
}
