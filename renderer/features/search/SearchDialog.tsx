import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { isCommentId } from "#shared/kernel/index.ts";
import { parseQuery, type SearchHit } from "#shared/search/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Dialog, Icon, IconButton, Menu } from "#renderer/ui/index.ts";
import { FilterChips } from "./components/FilterChips.tsx";
import { SearchList } from "./components/SearchList.tsx";
import { StateLine } from "./components/StateLine.tsx";
import { addRecent, clearRecent, toggleSaved } from "./model/memoryChanges.ts";
import { goalOfHit } from "./model/noteGoal.ts";
import { rowsOf, type SearchRow } from "./model/searchRows.ts";
import { useAnswer, useSearch } from "./model/useSearch.ts";
import { useSearchMemory } from "./model/useSearchMemory.ts";
import css from "./search.module.css";

const MOST_HITS = 60;
const MAX_QUERY_CHARS = 400;

/** Goes to where it was found: the point in the forest, the words or the file in the note, a suggested version, the thread of a comment; with `place`, to the note of the point in any case. */
function useGoTo(onClose: () => void): (hit: SearchHit, place: "found" | "note") => void {
  const forest = useForest();
  const shell = useShell();
  return (hit, place) => {
    onClose();
    if (place === "found" && hit.kind === "comment" && isCommentId(hit.key)) {
      shell.openComment(hit.key, hit.pointId);
      return;
    }
    forest.selection.select([hit.pointId]);
    if (place === "note" || hit.kind !== "point") {
      // Whoever wants the note wants it as it is.
      shell.openNote(hit.pointId, place === "note" && hit.kind === "suggestion" ? undefined : goalOfHit(hit));
      return;
    }
    shell.goTo("forest");
    shell.camera("selection");
  };
}

/** What stands in the list, and which line of it is marked. A new list begins with its first line marked. */
function useRows(query: string, memory: ReturnType<typeof useSearchMemory>["memory"]) {
  const asked = query.trim();
  const answer = useAnswer((search) => search.query(asked, { limit: MOST_HITS }), asked);
  // While the next answer is on its way the last one stays, so that the list does not blink with every letter.
  const [last, setLast] = useState(answer);
  if (answer !== null && answer !== last) setLast(answer);
  const shown = asked === "" ? null : (answer ?? last);
  const rows = rowsOf(shown, asked === "" ? memory : null);
  const [marked, setMarked] = useState({ asked: "", index: 0 });
  const active = Math.min(marked.asked === asked ? marked.index : 0, rows.length - 1);
  return { asked, rows, total: shown?.total ?? 0, isSettled: answer !== null, active, setActive: (index: number) => { setMarked({ asked, index }); } };
}

/** One box over everything: titles, other names, notes, cases, comments, suggestions and files. Everything in it can be done with the keyboard alone. */
export function SearchDialog({ onClose }: { onClose(): void }): ReactElement {
  const t = useT();
  const listId = useId();
  const search = useSearch();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const { memory, change } = useSearchMemory();
  const { asked, rows, total, isSettled, active, setActive } = useRows(query, memory);
  const goTo = useGoTo(onClose);
  const write = (text: string): void => {
    setQuery(text);
    field.current?.focus();
  };
  const choose = (row: SearchRow | undefined, place: "found" | "note"): void => {
    if (row === undefined) return;
    if (row.kind === "past") {
      write(row.text);
      return;
    }
    change(addRecent(asked));
    goTo(row.hit, place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter, Esc and the arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Enter") choose(rows[active], event.ctrlKey || event.metaKey ? "note" : "found");
    else {
      const next = stepOf(event, active, rows.length);
      if (next === null) return;
      setActive(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const isSaved = memory?.saved.includes(asked) ?? false;
  return (
    <Dialog title={t("search.title")} bare size="l" initialFocus={field} onClose={onClose}>
      <div role="search" className={css.search}>
        <div className={css.field}>
          <Icon name="search" size={18} />
          <input ref={field} role="combobox" className={css.input} value={query} aria-label={t("search.title")} placeholder={t("search.placeholder")} aria-expanded={rows.length > 0} aria-controls={listId} aria-autocomplete="list"
            aria-activedescendant={rows.length === 0 ? undefined : `${listId}-${active}`} autoComplete="off" spellCheck={false} maxLength={MAX_QUERY_CHARS} data-autofocus="" onChange={(event) => { setQuery(event.target.value); }} onKeyDown={onKeyDown} />
          <IconButton icon="star" label={t(isSaved ? "search.unsave" : "search.save")} aria-pressed={isSaved} disabled={asked === ""} onClick={() => { change(toggleSaved(asked)); }} />
          <Menu align="end" trigger={<IconButton icon="more" label={t("search.more")} />} entries={[
            { id: "rebuild", label: t("search.rebuild"), icon: "redo", onSelect: () => { search.rebuild(); } },
            { id: "clear", label: t("search.clearRecent"), icon: "close", disabled: memory === null || memory.recent.length === 0, onSelect: () => { change(clearRecent); } },
          ]} />
        </div>
        <FilterChips query={query} onChange={write} />
        <Problems asked={asked} />
        <StateLine asked={asked} total={total} shown={rows.length} isSettled={isSettled} />
        <SearchList id={listId} rows={rows} active={active} asked={asked} isSettled={isSettled} onActive={setActive} onChoose={(index, place) => { choose(rows[index], place); }} />
        <p className={css.keys}>{t("search.keys")}</p>
      </div>
      <ScrollToActive id={`${listId}-${active}`} />
    </Dialog>
  );
}

function stepOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, active: number, count: number): number | null {
  if (count === 0 || ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case "ArrowDown":
      return (active + 1) % count;
    case "ArrowUp":
      return (active + count - 1) % count;
    case "PageDown":
      return Math.min(count - 1, active + 8);
    case "PageUp":
      return Math.max(0, active - 8);
    default:
      return null;
  }
}

// i18n-keys: search.problem.*

/** What in the query could not be read; the rest counts. */
function Problems({ asked }: { readonly asked: string }): ReactElement | null {
  const t = useT();
  const { problems } = parseQuery(asked);
  // Quotes are open while somebody types them.
  const told = problems.filter(({ code }) => code !== "unclosed-quote");
  return told.length === 0 ? null : <ul className={css.problems}>{told.map(({ code, value }, index) => <li key={index}>{t(`search.problem.${code}`, { value })}</li>)}</ul>;
}

function ScrollToActive({ id }: { readonly id: string }): null {
  useEffect(() => { document.getElementById(id)?.scrollIntoView({ block: "nearest" }); }, [id]);
  return null;
}
