import { RAW_ROOTS, recordChange, type RawRecords, type RecordChange } from "#shared/forest/index.ts";

/** Every record in which two states differ: root by root, in order of ids. */
export function diffStates(before: RawRecords, after: RawRecords): readonly RecordChange[] {
  return RAW_ROOTS.flatMap((root) => {
    const ids = new Set([...before[root].keys(), ...after[root].keys()]);
    return [...ids].sort().map((id) => recordChange(before[root].get(id) ?? null, after[root].get(id) ?? null)).filter((change) => change !== null);
  });
}
