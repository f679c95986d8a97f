import { isSharedDocId } from "#shared/kernel/index.ts";

/** What a person may do in a group, from most to least. */
export const ROLES = ["owner", "admin", "editor", "commenter", "reader"] as const;
export type Role = (typeof ROLES)[number];

/** Roles that an invite can give; the owner is one. */
export const INVITED_ROLES = ["admin", "editor", "commenter", "reader"] as const;
export type InvitedRole = (typeof INVITED_ROLES)[number];

export function mayWrite(role: Role | null, docId: string): boolean {
  if (role === null || !isSharedDocId(docId)) return false;
  if (role === "owner" || role === "admin" || role === "editor") return true;
  return role === "commenter" && docId === "discussion";
}

export function isAdmin(role: Role | null): boolean {
  return role === "owner" || role === "admin";
}

/** Whether somebody with the one role may give, change or take the other. */
export function mayGovern(by: Role | null, target: Role): boolean {
  if (by === "owner") return target !== "owner";
  return by === "admin" && target !== "owner" && target !== "admin";
}
