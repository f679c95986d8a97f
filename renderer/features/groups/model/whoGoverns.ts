import { isAdmin, type GroupState } from "#shared/sync/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";

/** More names would hide what is asked of them. */
const MOST_NAMED = 3;

/** Who can change somebody's role, by name: the owner first, then the admins. */
export function whoGoverns({ members }: Pick<GroupState, "members">, t: Translate): string {
  const governing = members.filter(({ role, isMe }) => isAdmin(role) && !isMe);
  const names = [...governing.filter(({ role }) => role === "owner"), ...governing.filter(({ role }) => role !== "owner")].map(({ name }) => name);
  return names.length === 0 ? t("groups.governors") : names.slice(0, MOST_NAMED).join(t("groups.governorSeparator"));
}
