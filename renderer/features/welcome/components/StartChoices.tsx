import { useId, type ReactNode } from "react";
import { useT } from "#renderer/i18n/index.ts";
import type { ForestStart } from "../model/welcomeChoice.ts";
import styles from "./StartChoices.module.css";

interface StartChoicesProps {
  readonly start: ForestStart;
  onChange(start: ForestStart): void;
}

/** Native radios under the cards: arrow keys, names and states come with them. */
export function StartChoices({ start, onChange }: StartChoicesProps) {
  const t = useT();
  const group = useId();
  return (
    <div className={styles.choices} role="radiogroup" aria-label={t("welcome.start.label")}>
      <StartCard group={group} value="skeleton" start={start} onChange={onChange} icon={<SeedlingIcon />}
        title={t("welcome.start.skeleton.title")} detail={t("welcome.start.skeleton.detail")} />
      <StartCard group={group} value="empty" start={start} onChange={onChange} icon={<EmptyGroundIcon />}
        title={t("welcome.start.empty.title")} detail={t("welcome.start.empty.detail")} />
    </div>
  );
}

interface StartCardProps extends StartChoicesProps {
  readonly group: string;
  readonly value: ForestStart;
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail: string;
}

function StartCard({ group, value, start, onChange, icon, title, detail }: StartCardProps) {
  const id = useId();
  return (
    <label className={styles.card} htmlFor={id}>
      <span className={styles.icon} aria-hidden="true">{icon}</span>
      <span className={styles.text}>
        <span id={`${id}-title`} className={styles.title}>{title}</span>
        <span id={`${id}-detail`} className={styles.detail}>{detail}</span>
      </span>
      <input id={id} type="radio" name={group} value={value} checked={start === value} onChange={() => onChange(value)}
        className={styles.radio} aria-labelledby={`${id}-title`} aria-describedby={`${id}-detail`} />
    </label>
  );
}

function SeedlingIcon() {
  return (
    <svg viewBox="0 0 20 20" className={styles.glyph}>
      <path d="M10 17v-6.5" />
      <path d="M10 10.5C10 7 7.5 5 3.8 5 3.8 8.7 6 10.7 10 10.500Z" />
      <path d="M10 12.500c0-2.8 2-4.5 5.7-4.5 0 3.2-2 4.9-5.7 4.500Z" />
    </svg>
  );
}

function EmptyGroundIcon() {
  return (
    <svg viewBox="0 0 20 20" className={styles.glyph}>
      <rect x="3.5" y="3.5" width="13" height="13" rx="2.5" strokeDasharray="2.6 2.4" />
      <path d="M10 7.500v5M7.5 10h5" />
    </svg>
  );
}
