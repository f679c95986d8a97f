import type { ReactElement } from "react";
import { CONFIDENCES, type Confidence } from "#shared/cases/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../cases.module.css";

const BARS = [1, 2, 3, 4] as const;

/** Four bars, as many filled as the author is sure. Nothing is drawn where they have not said. */
export function ConfidenceBars({ value }: { readonly value: Confidence | null }): ReactElement | null {
  const t = useT();
  if (value === null) return null;
  // i18n-keys: cases.confidence.level.*
  return <span className={styles.bars} role="img" aria-label={t("cases.confidence.said", { level: t(`cases.confidence.level.${value}`) })}><Bars value={value} /></span>;
}

/** The same bars, to be set: a slider underneath, so arrow keys and the pointer both move it. */
export function ConfidenceField({ value, disabled, onChange }: { readonly value: Confidence | null; readonly disabled: boolean; readonly onChange: (next: Confidence) => void }): ReactElement {
  const t = useT();
  // i18n-keys: cases.confidence.level.*
  const said = value === null ? t("cases.confidence.unsaid") : t(`cases.confidence.level.${value}`);
  return (
    <label className={styles.confidence} title={said}>
      <span className={styles.quiet}>{t("cases.confidence.label")}</span>
      <span className={styles.barsField}>
        <span className={styles.bars} aria-hidden="true"><Bars value={value ?? 0} /></span>
        <input type="range" className={styles.barsInput} min={0} max={4} step={1} value={value ?? 0} disabled={disabled} aria-label={t("cases.confidence.label")} aria-valuetext={said}
          onChange={(event) => {
            const next = CONFIDENCES.find((each) => each === event.target.valueAsNumber);
            if (next !== undefined) onChange(next);
          }} />
      </span>
    </label>
  );
}

function Bars({ value }: { readonly value: Confidence }): ReactElement {
  return <>{BARS.map((bar) => <span key={bar} className={styles.bar} data-filled={bar <= value || undefined} />)}</>;
}
