/** Above this many additions to one list, sorting the whole list is cheaper than inserting one by one. */
const MAX_INSERTIONS = 16;

interface ListChange<T> {
  removed: Set<T> | null;
  readonly added: T[];
}

/**
 * Sorted lists of ids by key, changed in batches. A list is replaced, never edited: a reader that holds one sees no change, and
 * an unchanged list stays the same array.
 */
export class SortedLists<K, T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #lists = new Map<K, readonly T[]>();
  #pending = new Map<K, ListChange<T>>();
  readonly #none: readonly T[] = Object.freeze([]);

  /** `compare` must order by what is true after the batch. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get(key: K): readonly T[] {
    return this.#lists.get(key) ?? this.#none;
  }

  remove(key: K, id: T): void {
    (this.#change(key).removed ??= new Set()).add(id);
  }

  /** Puts an id in. One that is there already and has a new place must be removed first. */
  add(key: K, id: T): void {
    this.#change(key).added.push(id);
  }

  /** Carries out the batch; says whether any list changed. */
  settle(): boolean {
    const pending = this.#pending;
    if (pending.size === 0) return false;
    this.#pending = new Map();
    for (const [key, change] of pending) this.#settleOne(key, change);
    return true;
  }

  #change(key: K): ListChange<T> {
    let change = this.#pending.get(key);
    if (change === undefined) {
      change = { removed: null, added: [] };
      this.#pending.set(key, change);
    }
    return change;
  }

  #settleOne(key: K, { removed, added }: ListChange<T>): void {
    const old = this.#lists.get(key);
    if (old === undefined) {
      if (added.length > 0) this.#lists.set(key, added.length === 1 ? added : added.sort(this.#compare));
      return;
    }
    const list = removed === null ? old.slice() : old.filter((id) => !removed.has(id));
    if (added.length > MAX_INSERTIONS) {
      for (const id of added) list.push(id);
      list.sort(this.#compare);
    } else {
      for (const id of added) list.splice(this.#placeOf(id, list), 0, id);
    }
    if (list.length === 0) this.#lists.delete(key);
    else if (list.length !== old.length || list.some((id, index) => id !== old[index])) this.#lists.set(key, list);
  }

  #placeOf(id: T, list: readonly T[]): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = list[middle];
      if (other !== undefined && this.#compare(other, id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
