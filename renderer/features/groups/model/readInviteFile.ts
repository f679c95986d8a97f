/** Larger than any invite. The same limit that main sets for files it picks itself. */
const MAX_INVITE_FILE_BYTES = 16 * 1024;

/** The text of a file that was dropped; null: too large to be an invite, or unreadable. What it says is checked by main. */
export async function readInviteFile(file: File): Promise<string | null> {
  if (file.size > MAX_INVITE_FILE_BYTES) return null;
  try {
    return (await file.text()).trim();
  } catch (thrown) {
    // SAFETY: a file that is gone or may not be read is no invite; the person is told so and can paste the link.
    if (thrown instanceof DOMException) return null;
    throw thrown;
  }
}
