import type { LinkId } from "#shared/kernel/index.ts";
import { NO_LINKS } from "../repair/readLinkMarks.ts";
import type { LinkRecord } from "../records.ts";
import { MultiIndex } from "./MultiIndex.ts";

/** Which links stand against each other. One of the two carries the mark; both are told. */
export class OppositionIndex {
  /** What present links say themselves; those that say nothing are not in it. */
  readonly #said = new Map<LinkId, readonly LinkId[]>();
  readonly #saidOf = new MultiIndex<LinkId, LinkId>();
  /** The reading from which a record with other opposites was made. */
  readonly #madeFrom = new WeakMap<LinkRecord, LinkRecord>();

  /** Takes in what a link says now (null: it is not present). Returns the links for which that may make a difference. */
  file(id: LinkId, record: LinkRecord | null): readonly LinkId[] {
    const before = this.#said.get(id) ?? NO_LINKS;
    const after = record?.opposes ?? NO_LINKS;
    if (before.length === 0 && after.length === 0) return NO_LINKS;
    for (const other of before) this.#saidOf.remove(other, id);
    for (const other of after) this.#saidOf.add(other, id);
    if (after.length === 0) this.#said.delete(id);
    else this.#said.set(id, after);
    return [...before, ...after];
  }

  /** The links that stand against this one, live or not; one may be named twice. */
  opposites(id: LinkId): readonly LinkId[] {
    if (this.#said.size === 0) return NO_LINKS;
    const said = this.#said.get(id);
    const saidOf = this.#saidOf.get(id);
    return said === undefined ? saidOf : [...said, ...saidOf];
  }

  /** The record as readers see it: with all its live opposites, each once, by id. `shown` is what they see now; where that is still right, it stays. */
  complete(record: LinkRecord, shown: LinkRecord | undefined, isLive: (id: LinkId) => boolean): LinkRecord {
    const all = this.opposites(record.id);
    if (all.length === 0) return record;
    const live = [...new Set(all)].filter(isLive).sort();
    if (isSame(live, record.opposes)) return record;
    if (shown !== undefined && this.#madeFrom.get(shown) === record && isSame(live, shown.opposes)) return shown;
    const made = Object.freeze({ ...record, opposes: Object.freeze(live) });
    this.#madeFrom.set(made, record);
    return made;
  }
}

const isSame = (a: readonly LinkId[], b: readonly LinkId[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);
