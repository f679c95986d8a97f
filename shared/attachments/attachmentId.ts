const PATTERN = /^[0-9a-f]{64}$/;

/** Whether this is the number of an attachment: the SHA-256 of its bytes in lower-case hex. Nothing else ever becomes part of a path. */
export function isAttachmentId(text: unknown): text is string {
  return typeof text === "string" && PATTERN.test(text);
}
