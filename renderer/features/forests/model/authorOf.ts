import { isPersonId, type PersonId } from "#shared/kernel/index.ts";

/** The person who works here, from the settings; a settings file that names nobody still lets forests be made. */
export function authorOf(personId: string): PersonId {
  return isPersonId(personId) ? personId : "pr_unset";
}
