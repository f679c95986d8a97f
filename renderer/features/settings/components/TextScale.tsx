import { useId, useState } from "react";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../settings.module.css";

const STEP_PCT = 5;

/** The text size. It is written when the hand lets go, so that a slide is one change and not fifty. */
export function TextScale({ value, onChange }: { readonly value: number; readonly onChange: (scalePct: number) => void }) {
  const t = useT();
  const id = useId();
  const [slidingPct, setSlidingPct] = useState<number | null>(null);
  const shown = slidingPct ?? value;
  const letGo = (): void => {
    if (slidingPct !== null && slidingPct !== value) onChange(slidingPct);
    setSlidingPct(null);
  };
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>{t("settings.textSize")}</label>
      <div className={styles.slider}>
        <input id={id} type="range" min={80} max={200} step={STEP_PCT} value={shown} aria-valuetext={t("settings.percent", { value: shown })}
          onChange={(event) => setSlidingPct(Number(event.target.value))} onPointerUp={letGo} onKeyUp={letGo} onBlur={letGo} />
        <output htmlFor={id}>{t("settings.percent", { value: shown })}</output>
      </div>
    </div>
  );
}
