import type { ForestView } from "#shared/forest/index.ts";

/** A view of which only these members may be read: for forests that would take long to write down, and for counting what is read. */
export function partOfView(members: Partial<ForestView>): ForestView {
  // SAFETY: what is not there throws.
  return new Proxy(members, {
    get: (_members, key) => {
      const member: unknown = Reflect.get(members, key);
      if (member === undefined) throw new Error(`not expected to be read: ${String(key)}`);
      return member;
    },
  }) as ForestView;
}
