import type { OpenForest } from "./types.ts";

/** One thing for each open forest, made for whoever asks first and gone with the forest: where components, actions and docks of a feature meet. */
export function perForest<T>(create: (forest: OpenForest) => T): (forest: OpenForest) => T {
  const known = new WeakMap<OpenForest, { readonly made: T }>();
  return (forest) => {
    const before = known.get(forest) ?? { made: create(forest) };
    known.set(forest, before);
    return before.made;
  };
}
