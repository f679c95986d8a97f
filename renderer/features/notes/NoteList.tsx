import { useCallback, useEffect, useMemo, useState, type ReactElement, type ReactNode } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import type { ReadingsOf } from "#shared/finding/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { reportProblem, useMe, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { EmptyState, IconButton, LongListbox, SegmentedControl, Spinner, TextField } from "#renderer/ui/index.ts";
import { NoteRow } from "./components/NoteRow.tsx";
import { groupNotes } from "./model/groupNotes.ts";
import { listNotes, type ListedNote, type NoteFilter, type NoteKind } from "./model/listNotes.ts";
import styles from "./notes.module.css";

export interface NoteListProps {
  readonly filter: NoteFilter;
  readonly kind: NoteKind;
  readonly selectedId: PointId | null;
  onSelect(pointId: PointId): void;
  onNew(): void;
  /** Without it, the filter is not offered. */
  onFilter?(filter: NoteFilter): void;
  /** The first line of a note; null for none. A new function when answers may have changed. */
  previewOf(pointId: PointId): string | null;
  /** When its text was last changed; null when it has none, or that is not known. A new function when answers may have changed. */
  changedAtMs(pointId: PointId): number | null;
  /** So many of the forest's notes have been looked at: the list goes on growing. null or absent: all of them. */
  readonly reading?: { readonly done: number; readonly total: number } | null;
  /** At the end of a row, e.g. how sure a case is. */
  renderExtra?(pointId: PointId): ReactNode;
}

const FILTERS = ["all", "mine", "group"] as const;
const ROW_HEIGHT_PX = 88;

/** What was found is the same while its notes and their lines are. */
const sameNotes = (a: readonly ListedNote[], b: readonly ListedNote[]): boolean =>
  a.length === b.length && a.every((note, index) => note.point === b[index]?.point && note.preview === b[index].preview && note.changedAtMs === b[index].changedAtMs);

/** The notes or cases of the forest, the newest first, by when they were written. */
export function NoteList({ filter, kind, selectedId, onSelect, onNew, onFilter, previewOf, changedAtMs, reading = null, renderExtra }: NoteListProps): ReactElement {
  const t = useT();
  const [query, setQuery] = useState("");
  const [isSearching, setIsSearching] = useState(false);
  const readings = useReadings(isSearching);
  const me = useMe();
  // The same function while nothing it asks for differs: of ten thousand notes the list is not made anew for each drawing.
  const list = useCallback((view: ForestView) => listNotes(view, { kind, filter, query, me, readings, previewOf, changedAtMs }), [kind, filter, query, me, readings, previewOf, changedAtMs]);
  const listed = useView(list, sameNotes);
  // The day may turn while the list stands; with the next change it is asked anew.
  const { notes, nowMs } = useMemo(() => {
    const now = Date.now();
    return { notes: groupNotes(listed, now), nowMs: now };
  }, [listed]);
  const [activeId, setActiveId] = useState<PointId | null>(null);
  const activeIndex = Math.max(0, notes.findIndex(({ id }) => id === (activeId ?? selectedId)));
  // i18n-keys: notes.list.name.*
  const name = t(`notes.list.name.${kind}`);
  const choose = (index: number): void => {
    const note = notes[index];
    if (note !== undefined) onSelect(note.id);
  };
  return (
    <section className={styles.list} aria-label={name}>
      <header className={styles.listHead}>
        <h2 className={styles.listName}>{name}<small>{notes.length}</small></h2>
        <IconButton icon="search" label={t("notes.list.search")} aria-expanded={isSearching} onClick={() => { setIsSearching(!isSearching); setQuery(""); }} />
        {/* i18n-keys: notes.list.new.* */}
        <IconButton icon="plus" variant="primary" label={t(`notes.list.new.${kind}`)} onClick={onNew} />
        {reading === null ? null : <Reading {...reading} />}
      </header>
      {isSearching ? <div className={styles.listSearch}><SearchField value={query} onChange={setQuery} /></div> : null}
      {onFilter === undefined ? null : (
        <div className={styles.listFilter}>
          {/* i18n-keys: notes.list.filter.* */}
          <SegmentedControl label={t("notes.list.whose")} value={filter} segments={FILTERS.map((value) => ({ value, label: t(`notes.list.filter.${value}`) }))} onChange={onFilter} />
        </div>
      )}
      {notes.length === 0 ? <Nothing kind={kind} isSearch={query !== "" || filter !== "all"} /> : (
        <div className={styles.rows}>
          <LongListbox label={name} count={notes.length} rowHeightPx={ROW_HEIGHT_PX} activeIndex={activeIndex} keyOf={(index) => notes[index]?.id ?? String(index)}
            row={(index) => {
              const note = notes[index];
              return note === undefined ? null : <NoteRow note={note} isSelected={note.id === selectedId} nowMs={nowMs} extra={renderExtra?.(note.id)} />;
            }}
            onActive={(index) => { setActiveId(notes[index]?.id ?? null); }} onChoose={choose} />
        </div>
      )}
    </section>
  );
}

/** Which points have notes is known when all of them have been read once. */
function Reading({ done, total }: { readonly done: number; readonly total: number }): ReactElement {
  const t = useT();
  const locale = useLocale();
  return <p className={styles.reading}><Spinner />{t("notes.list.reading", { done: locale.number(done), total: locale.number(total) })}</p>;
}

function SearchField({ value, onChange }: { readonly value: string; onChange(text: string): void }): ReactElement {
  const t = useT();
  // Somebody who pressed the glass wants to write at once.
  // eslint-disable-next-line jsx-a11y/no-autofocus
  return <TextField label={t("notes.list.search")} hideLabel type="search" autoFocus placeholder={t("notes.list.searchHint")} value={value} onChange={(event) => { onChange(event.target.value); }} />;
}

function Nothing({ kind, isSearch }: { readonly kind: NoteKind; readonly isSearch: boolean }): ReactElement {
  const t = useT();
  if (isSearch) return <EmptyState icon="search" title={t("notes.list.noneFound")} />;
  // i18n-keys: notes.list.none.*
  // i18n-keys: notes.list.noneBody.*
  return <EmptyState title={t(`notes.list.none.${kind}`)} body={t(`notes.list.noneBody.${kind}`)} />;
}

/** How signs are read, fetched when somebody begins to look. */
function useReadings(isWanted: boolean): ReadingsOf | null {
  const [readings, setReadings] = useState<{ readonly of: ReadingsOf } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    import("#renderer/pinyin/index.ts").then(({ readingsOf }) => { setReadings({ of: readingsOf }); }, (thrown: unknown) => { reportProblem("readings for the notes", thrown, "warn"); });
  }, [isWanted]);
  return readings?.of ?? null;
}
