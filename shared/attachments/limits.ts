/** One file kept with a forest may have so many bytes. */
export const MAX_ATTACHMENT_BYTES = 200 * 1024 * 1024;
/** The page sends a file in pieces of at most so many bytes, and reads one the same way. */
export const MAX_CHUNK_BYTES = 8 * 1024 * 1024;
/** So many bytes from the beginning tell what a file is, and how large a picture. */
export const HEAD_BYTES = 256 * 1024;
/** Of a file's text, so many letters are given out. */
export const MAX_TEXT_LETTERS = 2_000_000;
/** A name shown beside a file is at most so long. */
export const MAX_NAME_LETTERS = 240;
