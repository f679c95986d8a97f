/** What was made for an owner and a key, or what is made of it now. */
export type Remember<V> = (owner: object, key: string, make: () => V) => V;

/** Remembers for each owner, as long as that lives, and never more than `most`: then it forgets all, because what is still in use is soon made again and the rest may be gone. */
export function rememberUpTo<V extends object | string>(most: number): Remember<V> {
  const owners = new WeakMap<object, Map<string, V>>();
  return (owner, key, make) => {
    const known = owners.get(owner) ?? new Map<string, V>();
    const before = known.get(key);
    if (before !== undefined) return before;
    owners.set(owner, known);
    const made = make();
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}
