import { useId, type ReactElement } from "react";
import type { NameMask } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../cases.module.css";
import { MaskForm } from "./MaskForm.tsx";

interface MaskChoiceProps {
  /** Masks whose names stand in what is shared. */
  readonly found: readonly NameMask[];
  /** Names that are to stay as they are. */
  readonly open: readonly string[];
  onOpen(names: readonly string[]): void;
}

/** Which names go out as something else (化名). All of them, until a person says otherwise; another one can be added at once. */
export function MaskChoice({ found, open, onOpen }: MaskChoiceProps): ReactElement {
  const t = useT();
  const id = useId();
  return (
    <fieldset className={styles.masks}>
      <legend className={styles.label}>{t("cases.mask.choose")}</legend>
      {found.map(({ name, alias }) => (
        <label key={name} htmlFor={`${id}-${name}`} className={styles.check}>
          <input id={`${id}-${name}`} type="checkbox" checked={!open.includes(name)} onChange={(event) => { onOpen(event.target.checked ? open.filter((each) => each !== name) : [...open, name]); }} />
          <span>{t("cases.mask.pair", { name, alias })}</span>
        </label>
      ))}
      {found.length === 0 && <p className={styles.hint}>{t("cases.mask.noneFound")}</p>}
      <MaskForm />
    </fieldset>
  );
}
