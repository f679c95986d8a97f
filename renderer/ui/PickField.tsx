import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode, type RefObject } from "react";
import fieldStyles from "./Field.module.css";
import { Icon } from "./Icon.tsx";
import styles from "./PickField.module.css";

interface PickFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly placeholder: string;
  /** Said while nothing answers what is typed. */
  readonly noneText: string;
  /** What it says on the button that gives the choice up. */
  readonly changeLabel: string;
  readonly error?: string | null;
  /** The cursor starts here. */
  readonly opensFocused?: boolean;
  readonly fieldRef?: RefObject<HTMLInputElement | null>;
  /** What answers a query, best first. */
  find(query: string): readonly Value[];
  /** How a choice is drawn. */
  name(value: Value): ReactNode;
  onChange(value: Value | null): void;
}

/** Chooses one of very many by typing part of its name. A combobox in the sense of the ARIA practices; what is chosen stands there as a chip. */
export function PickField<Value extends string>({ label, value, placeholder, noneText, changeLabel, error = null, opensFocused = false, fieldRef, find, name, onChange }: PickFieldProps<Value>): ReactElement {
  const id = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const [isReopened, setIsReopened] = useState(false);
  const chosen = useRef<HTMLDivElement>(null);
  const isPicked = useRef(false);
  // The field gives way to a chip and takes the focus with it: the keyboard goes on to sending the form, unless the form knows of something better (its own effects come after this one).
  useEffect(() => {
    if (value !== null && isPicked.current) submitButtonOf(chosen.current)?.focus();
    isPicked.current = false;
  }, [value]);
  const options = isOpen ? find(query) : [];
  const pick = (choice: Value): void => {
    setQuery("");
    setIsOpen(false);
    isPicked.current = true;
    onChange(choice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method is composing, Enter and the arrows belong to it.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229 || options.length === 0) return;
    const option = options[active];
    if (event.key === "ArrowDown") setActive((active + 1) % options.length);
    else if (event.key === "ArrowUp") setActive((active - 1 + options.length) % options.length);
    // With Mod held it sends the form around it.
    else if (event.key === "Enter" && option !== undefined && !event.ctrlKey && !event.metaKey) pick(option);
    else if (event.key === "Escape") setIsOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const giveUp = (): void => {
    setIsReopened(true);
    onChange(null);
  };
  const errorLine = error === null ? null : <span id={`${id}-error`} role="alert" className={fieldStyles.error}>{error}</span>;
  if (value !== null) {
    return (
      <div ref={chosen} className={styles.field} role="group" aria-label={label}>
        <span className={fieldStyles.label}>{label}</span>
        <span className={styles.chosen}>{name(value)}<button type="button" className={styles.clear} aria-label={changeLabel} onClick={giveUp}><Icon name="close" size={14} /></button></span>
        {errorLine}
      </div>
    );
  }
  return (
    <div className={styles.field}>
      <label className={fieldStyles.label} htmlFor={id}>{label}</label>
      <input
        ref={fieldRef} id={id} role="combobox" className={fieldStyles.input} value={query} placeholder={placeholder} autoComplete="off" spellCheck={false}
        data-autofocus={opensFocused ? "" : undefined}
        // It appears because the choice was just given up.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isReopened}
        aria-autocomplete="list" aria-expanded={options.length > 0} aria-controls={`${id}-list`} aria-activedescendant={options.length > 0 ? `${id}-${active}` : undefined}
        aria-invalid={error !== null} aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown} onBlur={() => { setIsOpen(false); }}
      />
      {options.length > 0 ? (
        <ul id={`${id}-list`} role="listbox" aria-label={label} className={styles.options}>
          {options.map((option, index) => (
            // The field keeps the focus while the pointer picks, so the choice is made on pressing, before a blur.
            <li key={option} id={`${id}-${index}`} role="option" aria-selected={index === active} className={styles.option}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(option);
              }}>{name(option)}</li>
          ))}
        </ul>
      ) : null}
      {isOpen && query.trim() !== "" && options.length === 0 ? <p className={fieldStyles.hint} role="status">{noneText}</p> : null}
      {errorLine}
    </div>
  );
}

function submitButtonOf(element: HTMLElement | null): HTMLButtonElement | undefined {
  return [...(element?.closest("form")?.elements ?? [])].find((control): control is HTMLButtonElement => control instanceof HTMLButtonElement && control.type === "submit");
}
