import type { ReactNode } from "react";
import styles from "../building.module.css";

export interface CheckChoice<Id extends string> {
  readonly id: Id;
  readonly content: ReactNode;
}

interface CheckListProps<Id extends string> {
  readonly legend: string;
  readonly choices: readonly CheckChoice<Id>[];
  readonly chosen: ReadonlySet<Id>;
  readonly onChange: (chosen: ReadonlySet<Id>) => void;
}

/** Any of several, each with a box. */
export function CheckList<Id extends string>({ legend, choices, chosen, onChange }: CheckListProps<Id>) {
  const turn = (id: Id, isOn: boolean): void => {
    const next = new Set(chosen);
    if (isOn) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <fieldset className={styles.form}>
      <legend className={styles.label}>{legend}</legend>
      <div className={styles.checks}>
        {choices.map(({ id, content }) => (
          <label key={id} className={styles.check}>
            <input type="checkbox" checked={chosen.has(id)} onChange={(event) => turn(id, event.target.checked)} />
            <span className={styles.name}>{content}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
