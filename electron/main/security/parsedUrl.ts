/** The parts of an address, or null when it is none. */
export function parsedUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}
