import { useId, useState, type KeyboardEvent } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { ancestorsOf, wisdomOf } from "#shared/forest/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { WisdomShape } from "#renderer/ui/index.ts";
import styles from "../building.module.css";

interface ParentPickerProps {
  /** What may be chosen for a query; null stands for the top level. */
  readonly find: (query: string) => readonly (PointId | null)[];
  readonly value: PointId | null | undefined;
  readonly errorText: string | null;
  readonly onChange: (parentId: PointId | null) => void;
}

function ParentName({ id }: { readonly id: PointId | null }) {
  const t = useT();
  const title = useView((view) => (id === null ? undefined : view.point(id)?.title));
  const wisdom = useView((view) => (id === null ? undefined : wisdomOf(view, id)));
  const above = useView((view) => (id === null ? "" : ancestorsOf(view, id).map((each) => each.title).reverse().join(" / ")));
  if (id === null) return <span>{t("building.move.top")}</span>;
  return <span className={styles.parentName}><WisdomShape wisdom={wisdom ?? null} /><span>{title}</span><span className={styles.domain}>{above}</span></span>;
}

/** Chooses a new parent by name: a combobox whose list is always open. */
export function ParentPicker({ find, value, errorText, onChange }: ParentPickerProps) {
  const t = useT();
  const id = useId();
  const [query, setQuery] = useState("");
  const options = find(query);
  const active = Math.max(options.findIndex((option) => option === value), 0);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    // What was typed stands for its best answer, as in every other such field; the next Enter sends the form.
    if (event.key === "Enter" && query.trim() !== "" && options.length > 0 && (value === undefined || !options.includes(value))) {
      event.preventDefault();
      onChange(options[0] ?? null);
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || options.length === 0) return;
    event.preventDefault();
    // Nothing chosen yet: the first arrow takes the first.
    const next = value === undefined ? 0 : (active + step + options.length) % options.length;
    onChange(options[next] ?? null);
  };
  return (
    <div className={styles.picker}>
      <label htmlFor={id} className={styles.pickerLabel}>{t("building.move.search")}</label>
      <input
        id={id} role="combobox" className={styles.pickerInput} value={query} placeholder={t("building.move.placeholder")} autoComplete="off" spellCheck={false}
        aria-autocomplete="list" aria-expanded="true" aria-controls={`${id}-list`} aria-activedescendant={value === undefined ? undefined : `${id}-${active}`}
        aria-invalid={errorText !== null} aria-describedby={errorText === null ? undefined : `${id}-error`}
        onChange={(event) => setQuery(event.target.value)} onKeyDown={onKeyDown}
      />
      {errorText !== null && <span id={`${id}-error`} role="alert" className={styles.error}>{errorText}</span>}
      <ul id={`${id}-list`} role="listbox" aria-label={t("building.move.results")} className={styles.pickerList}>
        {options.map((option, index) => (
          <li key={option ?? "top"} id={`${id}-${index}`} role="option" aria-selected={value !== undefined && option === value} className={styles.pickerOption}
            onMouseDown={(event) => {
              event.preventDefault();
              onChange(option);
            }}>
            <ParentName id={option} />
          </li>
        ))}
      </ul>
      {options.length === 0 && <p role="status" className={styles.hint}>{t("building.move.none")}</p>}
    </div>
  );
}
