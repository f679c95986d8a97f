/** What a person may do in a group, from most to least. */
export const ROLES = ["owner", "admin", "editor", "commenter", "reader"] as const;
export type Role = (typeof ROLES)[number];

/** Roles that an invite can give; the owner is one. */
export const INVITED_ROLES = ["admin", "editor", "commenter", "reader"] as const;
export type InvitedRole = (typeof INVITED_ROLES)[number];

const SHARED_DOC = /^(forest|discussion|note:pt_[A-Za-z0-9_-]{1,64})$/;

/** Whether a document of this name is ever sent to others: everything else stays on this person's devices. */
export function isSharedDocId(docId: string): boolean {
  return SHARED_DOC.test(docId);
}

const OWN_DOC = /^(personal|my:discussion|my:note:pt_[A-Za-z0-9_-]{1,64})$/;

/** Whether a document of this name is one person's alone: it goes to their own devices, sealed for those, and to nobody else. */
export function isOwnDocId(docId: string): boolean {
  return OWN_DOC.test(docId);
}

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
