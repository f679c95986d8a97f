/** Key → the values filed under it, each once. Arrays, because most keys have one or two values and there are many keys. */
export class MultiIndex<K, V> {
  readonly #values = new Map<K, V[]>();

  /** What is filed under a key, in no promised order. */
  get(key: K): readonly V[] {
    return this.#values.get(key) ?? NONE;
  }

  /** Files a value that is not filed under this key yet. */
  add(key: K, value: V): void {
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [value]);
    else values.push(value);
  }

  remove(key: K, value: V): void {
    const values = this.#values.get(key);
    const at = values?.indexOf(value) ?? -1;
    if (values === undefined || at < 0) return;
    const last = values.pop();
    if (values.length === 0) this.#values.delete(key);
    else if (at < values.length && last !== undefined) values[at] = last;
  }
}

const NONE: readonly never[] = Object.freeze([]);
