import { useId, type KeyboardEvent, type RefObject } from "react";
import { LINK_TYPES, type LinkType } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { LinkGlyph } from "#renderer/ui/index.ts";
import styles from "../links.module.css";

interface TypeChooserProps {
  readonly value: LinkType;
  readonly errorText: string | null;
  /** The chosen radio button, when the dialog starts here. */
  readonly radioRef: RefObject<HTMLInputElement | null> | undefined;
  readonly onChange: (type: LinkType) => void;
}

/** The key of a type: 1 to 9, and 0 for the tenth. */
const digitOf = (index: number): string => String((index + 1) % 10);

/** The ten types as radio buttons, each with its line. Digits choose directly while one of them has the focus. */
export function TypeChooser({ value, errorText, radioRef, onChange }: TypeChooserProps) {
  const t = useT();
  const name = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const type = LINK_TYPES.find((_type, index) => digitOf(index) === event.key);
    if (type === undefined) return;
    event.preventDefault();
    onChange(type);
  };
  return (
    // The digits are heard here for all ten radio buttons, which are the interactive part.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset className={styles.types} onKeyDown={onKeyDown} aria-describedby={errorText === null ? `${name}-meaning` : `${name}-error`}>
      <legend className={styles.label}>{t("links.type")}</legend>
      <div className={styles.typeGrid}>
        {LINK_TYPES.map((type, index) => (
          <label key={type} className={styles.type} data-chosen={type === value || undefined}>
            <input ref={type === value ? radioRef : undefined} type="radio" name={name} value={type} checked={type === value} onChange={() => onChange(type)} className={styles.radio} />
            <LinkGlyph type={type} />
            {/* i18n-keys: link.type.* */}
            <span>{t(`link.type.${type}`)}</span>
            <kbd className={styles.digit} aria-hidden="true">{digitOf(index)}</kbd>
          </label>
        ))}
      </div>
      {/* i18n-keys: link.meaning.* */}
      <p id={`${name}-meaning`} className={styles.hint}>{t(`link.meaning.${value}`)}</p>
      {errorText !== null && <span id={`${name}-error`} role="alert" className={styles.error}>{errorText}</span>}
    </fieldset>
  );
}
