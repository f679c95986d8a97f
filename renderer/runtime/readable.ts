/** A value with change notices: the shape React's useSyncExternalStore wants. `get` returns the same object until it changes. */
export interface Readable<T> {
  get(): T;
  onChange(listener: () => void): () => void;
}
