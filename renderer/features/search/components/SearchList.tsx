import type { MouseEvent, ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import type { SearchRow } from "../model/searchRows.ts";
import { HitRow } from "./HitRow.tsx";
import css from "../search.module.css";

interface SearchListProps {
  readonly id: string;
  readonly rows: readonly SearchRow[];
  readonly active: number;
  readonly asked: string;
  readonly isSettled: boolean;
  onActive(index: number): void;
  onChoose(index: number, place: "found" | "note"): void;
}

/** What was found, best first; without a question, what was searched for before, and how to ask. The keys are the field's. */
export function SearchList({ id, rows, active, asked, isSettled, onActive, onChoose }: SearchListProps): ReactElement {
  const t = useT();
  const onClick = (event: MouseEvent, index: number): void => { onChoose(index, event.ctrlKey || event.metaKey ? "note" : "found"); };
  return (
    <div className={css.scroll}>
      <div id={id} role="listbox" className={css.list} aria-label={t(asked === "" ? "search.past" : "search.results")}>
        {rows.map((row, index) => (
          // The field has the keys; a row only answers to the pointer.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div key={row.key} id={`${id}-${index}`} role="option" tabIndex={-1} aria-selected={index === active} className={css.row} data-below={isBelow(rows, index) || undefined} onPointerMove={() => { if (index !== active) onActive(index); }} onClick={(event) => { onClick(event, index); }}>
            {row.kind === "hit" ? <HitRow hit={row.hit} isBelow={isBelow(rows, index)} /> : <PastRow text={row.text} isSaved={row.isSaved} />}
          </div>
        ))}
      </div>
      {asked === "" ? <Lesson /> : rows.length === 0 && isSettled ? <p className={css.nothing}>{t("search.nothing")}</p> : null}
    </div>
  );
}

function isBelow(rows: readonly SearchRow[], index: number): boolean {
  const [row, above] = [rows[index], rows[index - 1]];
  return row?.kind === "hit" && above?.kind === "hit" && row.hit.pointId === above.hit.pointId;
}

function PastRow({ text, isSaved }: { readonly text: string; readonly isSaved: boolean }): ReactElement {
  const t = useT();
  return (
    <>
      <span className={css.glyph}><Icon name={isSaved ? "star" : "clock"} label={t(isSaved ? "search.saved" : "search.recent")} /></span>
      <span className={css.words}>{text}</span>
    </>
  );
}

const LESSONS = ["words", "phrase", "exclude", "pinyin", "kind", "tag", "case"] as const;

// i18n-keys: search.lesson.*

/** How to ask, shown where the answers will stand. */
function Lesson(): ReactElement {
  const t = useT();
  return (
    <section className={css.lesson} aria-label={t("search.lessonTitle")}>
      <h3>{t("search.lessonTitle")}</h3>
      <dl>
        {LESSONS.map((each) => (
          <div key={each}><dt><code>{t(`search.lesson.${each}.example`)}</code></dt><dd>{t(`search.lesson.${each}.meaning`)}</dd></div>
        ))}
      </dl>
    </section>
  );
}
