import type { Roster, RoleSpan } from "./blockTypes.ts";
import type { Role } from "./roles.ts";

/** The role a log has at an index; null: none, or no log of the group. */
export function roleAt(roster: Roster, logKey: string, index: number): Role | null {
  return roleInSpans(roster.logs.get(logKey)?.spans ?? [], index);
}

/** The role a log has for whatever it writes next, as far as is known. */
export function currentRole(roster: Roster, logKey: string): Role | null {
  return roster.logs.get(logKey)?.spans.at(-1)?.role ?? null;
}

/** From which index on a log has no role any more; null: it has one. */
export function cutOf(roster: Roster, logKey: string): number | null {
  const last = roster.logs.get(logKey)?.spans.at(-1);
  return last?.role === null ? last.from : null;
}

export function roleInSpans(spans: readonly Pick<RoleSpan, "from" | "role">[], index: number): Role | null {
  let role: Role | null = null;
  for (const span of spans) {
    if (span.from > index) break;
    role = span.role;
  }
  return role;
}
