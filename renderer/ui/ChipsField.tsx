import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactElement } from "react";
import styles from "./ChipsField.module.css";
import { Icon } from "./Icon.tsx";

export interface Chip {
  readonly text: string;
  /** Written after the text: how many of several have it. Absent: all of them. */
  readonly share?: string;
}

/** Texts that were not taken as chips, and why. */
export interface ChipsLeft {
  readonly texts: readonly string[];
  readonly why: string;
}

interface ChipsFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly chips: readonly Chip[];
  readonly isReadOnly?: boolean;
  readonly maxLength: number;
  readonly error?: string | null;
  /** A growing number puts the cursor here. */
  readonly inputRef?: (field: HTMLInputElement | null) => void;
  removeLabel(text: string): string;
  /** What is offered while something is typed, best first. */
  suggest(query: string): readonly string[];
  /** Several at once when a list was typed or pasted. What was not taken stays in the field, with the reason beside it; null: all were taken. */
  onAdd(texts: readonly string[]): ChipsLeft | null;
  /** The field was taken away with this in it, and it was not taken as a chip either. */
  onLost(text: string): void;
  onRemove(text: string): void;
}

const isComposing = (event: KeyboardEvent): boolean => event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
const SEPARATORS = /[,，、;；\n]/u;
const joined = (texts: readonly string[]): string => texts.join("、");
const partsOf = (text: string): readonly string[] => text.split(SEPARATORS).map((part) => part.trim()).filter((part) => part !== "");

/** What stands in the field. It is taken by Enter and when the field is left or taken away; what was refused stays, or is handed back. */
function useTypedChips(onAdd: ChipsFieldProps["onAdd"], onLost: ChipsFieldProps["onLost"]) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(-1);
  const [why, setWhy] = useState<string | null>(null);
  /** The same as `query`, also between two renders. */
  const typed = useRef("");
  const latest = useRef({ onAdd, onLost });
  latest.current = { onAdd, onLost };
  useEffect(() => () => {
    const parts = partsOf(typed.current);
    typed.current = "";
    const left = parts.length === 0 ? null : latest.current.onAdd(parts);
    if (left !== null) latest.current.onLost(joined(left.texts));
  }, []);
  const type = (text: string): void => {
    typed.current = text;
    setQuery(text);
    setActive(-1);
    setWhy(null);
  };
  const add = (text: string): void => {
    const parts = partsOf(text);
    const left = parts.length === 0 ? null : onAdd(parts);
    type(left === null ? "" : joined(left.texts));
    setWhy(left?.why ?? null);
  };
  return { query, active, why, setActive, type, add, leave: () => { add(typed.current); } };
}

/** A set of short texts: chips to take away, and a field to add some, which offers what is used already. Backspace in the empty field takes the last. */
export function ChipsField({ label, placeholder, chips, isReadOnly = false, maxLength, error = null, inputRef, removeLabel, suggest, onAdd, onLost, onRemove }: ChipsFieldProps): ReactElement {
  const id = useId();
  const own = useRef<HTMLInputElement | null>(null);
  const { query, active, why, setActive, type, add, leave } = useTypedChips(onAdd, onLost);
  const taken = new Set(chips.filter((chip) => chip.share === undefined).map((chip) => chip.text));
  const options = query === "" ? [] : suggest(query).filter((text) => !taken.has(text));
  const removeChip = (text: string): void => {
    onRemove(text);
    // The button that was pressed goes with its chip.
    own.current?.focus();
  };
  /** What a key does here; false: nothing, it is the field's own. */
  const walkOptions = (key: string): boolean => {
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step === 0 || options.length === 0) return false;
    setActive((Math.max(active, step === 1 ? -1 : 0) + step + options.length) % options.length);
    return true;
  };
  const editChips = ({ key, repeat }: KeyboardEvent): boolean => {
    const last = chips.at(-1);
    if (key === "Enter" || (query !== "" && SEPARATORS.test(key))) add(options[active] ?? query);
    else if (key === "Escape" && query !== "") type("");
    else if (key === "Backspace" && query === "" && last !== undefined && !repeat) onRemove(last.text);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (!isComposing(event) && (walkOptions(event.key) || editChips(event))) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const text = event.clipboardData.getData("text/plain");
    if (query !== "" || partsOf(text).length < 2) return;
    event.preventDefault();
    add(text);
  };
  const said = why ?? error;
  return (
    <div className={styles.field} role="group" aria-label={label}>
      <div className={styles.box}>
        {chips.map(({ text, share }) => (
          <span key={text} className={styles.chip} data-partial={share === undefined ? undefined : true} data-still={isReadOnly || undefined}>
            <span className={styles.text} title={text}>{text}{share === undefined ? "" : ` ${share}`}</span>
            {!isReadOnly && <button type="button" className={styles.drop} aria-label={removeLabel(text)} onClick={() => removeChip(text)}><Icon name="close" size={12} /></button>}
          </span>
        ))}
        {!isReadOnly && (
          <input
            ref={(field) => { own.current = field; inputRef?.(field); }} role="combobox" className={styles.input} value={query} maxLength={maxLength} aria-label={label} placeholder={placeholder} autoComplete="off" spellCheck={false}
            aria-autocomplete="list" aria-expanded={options.length > 0} aria-controls={`${id}-list`} aria-activedescendant={active >= 0 && active < options.length ? `${id}-${active}` : undefined}
            aria-invalid={said !== null} aria-describedby={said === null ? undefined : `${id}-error`}
            onChange={(event) => { type(event.target.value); }} onKeyDown={onKeyDown} onPaste={onPaste} onBlur={leave}
          />
        )}
      </div>
      {options.length > 0 && (
        <ul id={`${id}-list`} role="listbox" aria-label={label} className={styles.options}>
          {options.map((text, index) => (
            // Chosen on pressing, before the field loses the focus.
            <li key={text} id={`${id}-${index}`} role="option" aria-selected={index === active} className={styles.option} onMouseDown={(event) => { event.preventDefault(); add(text); }}>{text}</li>
          ))}
        </ul>
      )}
      {said !== null && <span id={`${id}-error`} role="alert" className={styles.error}>{said}</span>}
    </div>
  );
}
