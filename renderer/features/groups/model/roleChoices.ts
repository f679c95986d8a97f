import { INVITED_ROLES, mayGovern, type InvitedRole, type Role } from "#shared/sync/index.ts";

/** Roles that somebody with this one may give, from least to most. */
export function rolesToGive(by: Role | null): readonly InvitedRole[] {
  return [...INVITED_ROLES].reverse().filter((role) => mayGovern(by, role));
}
