import { useId, useState, type KeyboardEvent, type RefObject } from "react";
import { isLinkId, type EndId } from "#shared/kernel/index.ts";
import { endTitle, wisdomOf } from "#shared/forest/index.ts";
import { useForest, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, WisdomShape } from "#renderer/ui/index.ts";
import { searchEnds } from "../model/searchEnds.ts";
import styles from "../links.module.css";

interface EndPickerProps {
  readonly label: string;
  readonly value: EndId | null;
  /** The other end, which is not offered. */
  readonly taken: EndId | null;
  readonly errorText: string | null;
  readonly opensFocused: boolean;
  /** The dialog puts the cursor here when it opens. */
  readonly fieldRef: RefObject<HTMLInputElement | null> | undefined;
  readonly onChange: (end: EndId | null) => void;
}

function EndName({ id }: { readonly id: EndId }) {
  const t = useT();
  const title = useView((view) => endTitle(view, id)) ?? t("link.missingEnd");
  const wisdom = useView((view) => (isLinkId(id) ? undefined : wisdomOf(view, id))) ?? null;
  return (
    <span className={styles.endName}>
      {isLinkId(id) ? <Icon name="link" size={14} label={t("links.aLink")} /> : <WisdomShape wisdom={wisdom} />}
      <span>{title}</span>
    </span>
  );
}

interface OptionsProps {
  readonly listId: string;
  readonly label: string;
  readonly options: readonly EndId[];
  readonly active: number;
  readonly onPick: (id: EndId) => void;
}

function Options({ listId, label, options, active, onPick }: OptionsProps) {
  return (
    <ul id={listId} role="listbox" aria-label={label} className={styles.options}>
      {options.map((id, index) => (
        // The field keeps the focus while the pointer picks, so the choice is made on pressing, before a blur.
        <li key={id} id={`${listId}-${index}`} role="option" aria-selected={index === active} className={styles.option}
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(id);
          }}>
          <EndName id={id} />
        </li>
      ))}
    </ul>
  );
}

/** Chooses one end of a link by typing part of its name. A combobox in the sense of the ARIA practices. */
export function EndPicker({ label, value, taken, errorText, opensFocused, fieldRef, onChange }: EndPickerProps) {
  const t = useT();
  const { view } = useForest();
  const fieldId = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const options = isOpen ? searchEnds(view, query, taken) : [];
  const listId = `${fieldId}-list`;
  const errorId = `${fieldId}-error`;
  const pick = (id: EndId): void => {
    setQuery("");
    setIsOpen(false);
    onChange(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method is composing, Enter and the arrows belong to it.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229 || options.length === 0) return;
    const chosen = options[active];
    if (event.key === "ArrowDown") setActive((active + 1) % options.length);
    else if (event.key === "ArrowUp") setActive((active - 1 + options.length) % options.length);
    else if (event.key === "Enter" && chosen !== undefined && !event.ctrlKey && !event.metaKey) pick(chosen);
    else if (event.key === "Escape") setIsOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (value !== null) {
    return (
      <div className={styles.field} role="group" aria-label={label}>
        <span className={styles.label}>{label}</span>
        <span className={styles.chosen}>
          <EndName id={value} />
          <button type="button" className={styles.clear} aria-label={t("links.changeEnd", { label })} onClick={() => onChange(null)}><Icon name="close" size={14} /></button>
        </span>
        {errorText !== null && <span role="alert" className={styles.error}>{errorText}</span>}
      </div>
    );
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={fieldId}>{label}</label>
      <input
        ref={fieldRef} id={fieldId} role="combobox" className={styles.input} value={query} placeholder={t("links.endPlaceholder")} autoComplete="off" spellCheck={false}
        // It appears because the end was just given up, or the dialog opened for it.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={opensFocused}
        aria-autocomplete="list" aria-expanded={options.length > 0} aria-controls={listId}
        aria-activedescendant={options.length > 0 ? `${listId}-${active}` : undefined}
        aria-invalid={errorText !== null} aria-describedby={errorText === null ? undefined : errorId}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown} onBlur={() => setIsOpen(false)}
      />
      {options.length > 0 && <Options listId={listId} label={label} options={options} active={active} onPick={pick} />}
      {isOpen && query.trim() !== "" && options.length === 0 && <p className={styles.hint} role="status">{t("links.noEnd")}</p>}
      {errorText !== null && <span id={errorId} role="alert" className={styles.error}>{errorText}</span>}
    </div>
  );
}
