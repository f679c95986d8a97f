import { StorageError, type StorageErrorCode } from "#shared/storage/index.ts";

const codeByErrno: Readonly<Record<string, StorageErrorCode>> = {
  ENOSPC: "disk-full", EDQUOT: "disk-full",
  EACCES: "permission", EPERM: "permission", EROFS: "permission",
  ENOENT: "not-found",
  EBUSY: "busy",
};

/** The system's error name (ENOSPC …), or null when this is no system error. */
export function errnoOf(cause: unknown): string | null {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null;
}

/** The one place where a platform failure becomes one of ours. What is already ours passes through. */
export function toStorageError(cause: unknown, doing: string): StorageError {
  if (cause instanceof StorageError) return cause;
  const errno = errnoOf(cause);
  const code = errno === null ? "unexpected" : (codeByErrno[errno] ?? "unexpected");
  return new StorageError(code, `${doing}: ${errno ?? String(cause)}`, { cause });
}
