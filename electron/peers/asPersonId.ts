import { isPersonId, type PersonId } from "#shared/kernel/index.ts";

/** Throws for a text that is none: whoever calls has it from main or from a schema. */
export function asPersonId(text: string): PersonId {
  if (!isPersonId(text)) throw new RangeError("not the id of a person");
  return text;
}
