import { useId, type ReactElement } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import styles from "./RadioCards.module.css";

export interface RadioCard<Value extends string> { readonly value: Value; readonly title: string; readonly detail?: string; readonly icon?: IconName }

interface RadioCardsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly cards: readonly RadioCard<Value>[];
  onChange(value: Value): void;
}

/** One of a few, each of which needs a sentence. */
export function RadioCards<Value extends string>({ label, value, cards, onChange }: RadioCardsProps<Value>): ReactElement {
  const group = useId();
  return (
    <div className={styles.cards} role="radiogroup" aria-label={label}>
      {cards.map((card) => {
        const id = `${group}-${card.value}`;
        return (
          <label key={card.value} htmlFor={id} className={styles.card}>
            {card.icon === undefined ? null : <span className={styles.icon}><Icon name={card.icon} size={20} /></span>}
            <span className={styles.words}>
              <span id={`${id}-title`} className={styles.title}>{card.title}</span>
              {card.detail === undefined ? null : <span id={`${id}-detail`} className={styles.detail}>{card.detail}</span>}
            </span>
            <input id={id} type="radio" className={styles.radio} name={group} value={card.value} checked={card.value === value} onChange={() => onChange(card.value)}
              aria-labelledby={`${id}-title`} aria-describedby={card.detail === undefined ? undefined : `${id}-detail`} />
          </label>
        );
      })}
    </div>
  );
}
