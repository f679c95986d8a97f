import { couldBeReading, matchTitle, type ReadingsOf } from "#shared/finding/index.ts";
import type { PersonId, PointId } from "#shared/kernel/index.ts";
import { createFilterTest } from "./filterTest.ts";
import { foldSearch } from "./foldSearch.ts";
import { GramTable, rowsOfWord } from "./gramTable.ts";
import { keepBest } from "./keepBest.ts";
import { markName, passageOf } from "./markText.ts";
import { parseQuery, type ParsedQuery } from "./parseQuery.ts";
import { bestField, BY_READING, NOWHERE, scoreEntry } from "./scoreEntry.ts";
import type { HitField, MarkedText, PointFacets, SearchAnswer, SearchEntry, SearchHit } from "./searchTypes.ts";
import { foldedNames, letterBits, noteReadings, storeEntry, type StoredEntry } from "./storedEntry.ts";

export interface QueryOptions { readonly limit: number }

interface Found { readonly stored: StoredEntry; readonly score: number; readonly field: HitField }

const DEFAULT_LIMIT = 50;

/**
 * Everything that can be found, in memory. A table of pairs of signs names the entries that may hold a word, a look into their folded text decides: so every
 * occurrence of a word of two signs and more is found, and nothing else. Put and remove cost what the one entry is long.
 */
export class SearchIndex {
  private readonly slots: (StoredEntry | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly slotOf = new Map<string, number>();
  /** The entry of the point itself. */
  private readonly pointSlot = new Map<PointId, number>();
  private readonly keysOfPoint = new Map<PointId, Set<string>>();
  private readonly facets = new Map<PointId, PointFacets>();
  private readonly names = new Map<PersonId, string>();
  private ownIds: ReadonlySet<PersonId> = new Set();
  private readonly table = new GramTable();
  private readingsOf: ReadingsOf | null = null;

  get size(): number {
    return this.slotOf.size;
  }

  /** How many bytes the table takes; the texts come on top. */
  get tableBytes(): number {
    return this.table.bytes;
  }

  /** From now on titles and other names are found by pinyin and initials, too. */
  setReadings(readingsOf: ReadingsOf): void {
    this.readingsOf = readingsOf;
    for (const stored of this.slots) if (stored !== undefined) noteReadings(stored, readingsOf);
  }

  get hasReadings(): boolean {
    return this.readingsOf !== null;
  }

  /** What filters ask of a point. Only with them is the point there, and what belongs to it is found. */
  setFacets(pointId: PointId, facets: PointFacets): void {
    this.facets.set(pointId, facets);
  }

  facetsOf(pointId: PointId): PointFacets | undefined {
    return this.facets.get(pointId);
  }

  setPersonName(id: PersonId, name: string): void {
    this.names.set(id, foldSearch(name));
  }

  /** Who asks: the ids this person has here, alone and in a group. */
  setOwnIds(ids: readonly PersonId[]): void {
    this.ownIds = new Set(ids);
  }

  /** Adds an entry, or replaces the one with this key. */
  put(entry: SearchEntry): void {
    const known = this.slotOf.get(entry.key);
    if (known !== undefined) this.release(entry.key, known);
    const slot = known ?? this.free.pop() ?? this.slots.length;
    const stored = storeEntry(entry);
    if (this.readingsOf !== null) noteReadings(stored, this.readingsOf);
    this.slots[slot] = stored;
    this.slotOf.set(entry.key, slot);
    if (entry.kind === "point") this.pointSlot.set(entry.pointId, slot);
    const keys = this.keysOfPoint.get(entry.pointId);
    if (keys === undefined) this.keysOfPoint.set(entry.pointId, new Set([entry.key]));
    else keys.add(entry.key);
    this.table.add(slot, stored.hay);
  }

  remove(key: string): void {
    const slot = this.slotOf.get(key);
    if (slot === undefined) return;
    this.release(key, slot);
    this.slotOf.delete(key);
    this.free.push(slot);
  }

  /** Forgets a point's own entry and what filters ask of it; its notes stay until they are removed. */
  removePoint(pointId: PointId): void {
    const slot = this.pointSlot.get(pointId);
    const stored = slot === undefined ? undefined : this.slots[slot];
    if (stored !== undefined) this.remove(stored.entry.key);
    this.facets.delete(pointId);
  }

  entry(key: string): SearchEntry | undefined {
    return this.storedAt(this.slotOf.get(key))?.entry;
  }

  /** An entry with its folded text. */
  stored(key: string): StoredEntry | undefined {
    return this.storedAt(this.slotOf.get(key));
  }

  pointEntry(pointId: PointId): SearchEntry | undefined {
    return this.storedAt(this.pointSlot.get(pointId))?.entry;
  }

  /** Keys of everything that belongs to a point. */
  keysOf(pointId: PointId): ReadonlySet<string> {
    return this.keysOfPoint.get(pointId) ?? NO_KEYS;
  }

  clear(): void {
    for (const key of [...this.slotOf.keys()]) this.remove(key);
    this.facets.clear();
  }

  /** Calls back with every entry that holds a folded word, its text and the first place in it. */
  eachHolding(word: string, take: (stored: StoredEntry, place: number, slot: number) => void): void {
    if (word === "") return;
    this.table.each(rowsOfWord(word), (slot) => {
      const stored = this.slots[slot];
      const place = stored?.hay.indexOf(word) ?? NOWHERE;
      if (stored !== undefined && place >= 0) take(stored, place, slot);
    });
  }

  /** For what looks at likeness: the table of pairs, and what stands in a slot. */
  get grams(): GramTable {
    return this.table;
  }

  storedAt(slot: number | undefined): StoredEntry | undefined {
    return slot === undefined ? undefined : this.slots[slot];
  }

  /** What answers a query, best first. What the query gets wrong is left out of it; `parseQuery` tells. */
  query(asked: string | ParsedQuery, { limit }: QueryOptions = { limit: DEFAULT_LIMIT }): SearchAnswer {
    const query = typeof asked === "string" ? parseQuery(asked) : asked;
    if (query.words.length === 0 && query.filters.length === 0) return { hits: [], total: 0 };
    const words = query.words.map(({ folded }) => folded);
    const best = keepBest<Found>(limit, (a, b) => b.score - a.score || b.stored.entry.atMs - a.stored.entry.atMs || (a.stored.entry.key < b.stored.entry.key ? -1 : 1));
    let total = 0;
    this.eachAnswer(query, words, (stored, places) => {
      total += 1;
      const score = scoreEntry(stored, words, places);
      const worst = best.worst();
      // A single sign may stand in every note: most of them are passed over here.
      if (worst !== undefined && (score < worst.score || (score === worst.score && stored.entry.atMs < worst.stored.entry.atMs))) return;
      best.offer({ stored, score, field: bestField(stored, words, places) });
    });
    return { hits: best.sorted().map((found) => this.hitOf(found, words)), total };
  }

  private eachAnswer(query: ParsedQuery, words: readonly string[], take: (stored: StoredEntry, places: readonly number[]) => void): void {
    const isWanted = createFilterTest(query.filters, { facetsOf: (id) => this.facets.get(id), nameOf: (id) => this.names.get(id), isOwn: (id) => this.ownIds.has(id), titleOf: (id) => this.foldedTitle(id) });
    const found = query.words.map(({ folded, isPhrase }) => this.wordPlaces(folded, !isPhrase));
    const unwanted = query.excluded.map(({ folded }) => this.wordPlaces(folded, false));
    const here: number[] = [];
    const asksBeside = words.length > 1 || unwanted.length > 0;
    for (const slot of words.length === 0 ? this.pointSlot.values() : slotsOf(found)) {
      const stored = this.slots[slot];
      if (stored === undefined) continue;
      const beside = asksBeside && stored.entry.kind !== "point" ? this.pointSlot.get(stored.entry.pointId) : undefined;
      if (words.length > 0 && !readPlaces(found, { slot, beside }, here)) continue;
      if (unwanted.some(({ places }) => places[slot] !== 0 || (beside !== undefined && places[beside] !== 0))) continue;
      if (!isWanted(stored.entry)) continue;
      take(stored, here);
    }
  }

  private wordPlaces(word: string, byReading: boolean): WordPlaces {
    const places = new Int32Array(this.slots.length);
    const slots: number[] = [];
    this.eachHolding(word, (_stored, place, slot) => {
      places[slot] = place + 1;
      slots.push(slot);
    });
    const readingsOf = this.readingsOf;
    if (!byReading || readingsOf === null || !couldBeReading(word)) return { places, slots };
    const letters = letterBits(word);
    const initial = letterBits(word.slice(0, 1));
    this.slots.forEach((stored, slot) => {
      if (stored === undefined || (letters & ~stored.readingLetters) !== 0 || (initial & stored.initialLetters) === 0) return;
      // In a title it counts for more than the same letters in the text below.
      const place = places[slot] ?? 0;
      if (place !== 0 && place <= stored.aliasEnd) return;
      if (!foldedNames(stored).some((name) => matchTitle(name, word, readingsOf) === 1)) return;
      if (place === 0) slots.push(slot);
      places[slot] = BY_READING;
    });
    return { places, slots };
  }

  private hitOf({ stored, field }: Found, words: readonly string[]): SearchHit {
    const { entry, hay, bodyStart } = stored;
    const matched = field === "alias" || field === "tag" || field === "reading" || field === "title-prefix" ? this.matchedName(entry, field, words) : null;
    return {
      key: entry.key, kind: entry.kind, pointId: entry.pointId, isPrivate: entry.isPrivate, field, atMs: entry.atMs, sha256: entry.sha256 ?? null, docId: entry.docId ?? null, said: entry.said ?? null,
      title: markName(entry.title, words, this.readingsOf),
      snippet: passageOf(entry.body, hay.slice(bodyStart), words),
      matchedName: matched,
    };
  }

  private matchedName({ title, aliases, tags }: SearchEntry, field: SearchHit["field"], words: readonly string[]): MarkedText | null {
    if (field !== "tag" && markName(title, words, this.readingsOf).marks.length > 0) return null;
    for (const name of field === "tag" ? tags : aliases) {
      const marked = markName(name, words, this.readingsOf);
      if (marked.marks.length > 0) return marked;
    }
    return null;
  }

  private foldedTitle(id: PointId): string {
    const stored = this.storedAt(this.pointSlot.get(id));
    return stored === undefined ? "" : stored.hay.slice(0, stored.titleEnd);
  }

  private release(key: string, slot: number): void {
    const stored = this.slots[slot];
    this.slots[slot] = undefined;
    if (stored === undefined) return;
    this.table.remove(slot, stored.hay);
    const { pointId, kind } = stored.entry;
    if (kind === "point") this.pointSlot.delete(pointId);
    const keys = this.keysOfPoint.get(pointId);
    keys?.delete(key);
    if (keys?.size === 0) this.keysOfPoint.delete(pointId);
  }
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** Where a word stands. */
interface WordPlaces {
  /** For every slot: 0, or one more than the first place of the word in it, or `BY_READING`. */
  readonly places: Int32Array;
  /** The slots that have it. */
  readonly slots: readonly number[];
}

/** Every slot that has any of the words, once. */
function slotsOf(found: readonly WordPlaces[]): Iterable<number> {
  const [first] = found;
  return found.length === 1 && first !== undefined ? first.slots : new Set(found.flatMap(({ slots }) => slots));
}

/**
 * Reads where each word stands in an entry; false when it does not answer. A word may stand beside a note, in its point, as long as not all of them do:
 * then it is the point that answers.
 */
function readPlaces(found: readonly WordPlaces[], { slot, beside }: { readonly slot: number; readonly beside: number | undefined }, here: number[]): boolean {
  let own = 0;
  let word = 0;
  for (const { places } of found) {
    const written = places[slot] ?? 0;
    if (written !== 0) own += 1;
    else if (beside === undefined || (places[beside] ?? 0) === 0) return false;
    here[word] = written === 0 ? NOWHERE : written === BY_READING ? BY_READING : written - 1;
    word += 1;
  }
  return own > 0;
}
