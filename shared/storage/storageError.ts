/** Why storage refused. `disk-full` and `permission` are for the person to mend; the others are not theirs. */
export type StorageErrorCode = "disk-full" | "permission" | "not-found" | "newer-format" | "out-of-order" | "not-open" | "too-large" | "busy" | "refused" | "corrupt" | "unexpected";

/** The one kind of failure that leaves storage. The message is for the log file and never holds what a person wrote. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  constructor(readonly code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}
