/** Equality for selectors that build a new array of records each time: records are replaced when they change. */
export const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((each, index) => each === b[index]);
