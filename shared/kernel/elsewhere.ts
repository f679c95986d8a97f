/**
 * The author of a record whose work was done on another device of the same person: it came from there, so this device must not send it out as its own, and it is still this
 * person's. Stands in the log as the person's id with a mark behind it.
 */
const MARK = "+";

export function elsewhereOf(personId: string): string {
  return `${personId}${MARK}`;
}

/** The person behind the author of a record; "" where nobody knows. */
export function personOf(by: string): string {
  return by.endsWith(MARK) ? by.slice(0, -MARK.length) : by;
}
