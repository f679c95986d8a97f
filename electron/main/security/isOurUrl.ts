/** True for `app://forest/…`, and for the development server when there is one. */
export function isOurUrl(url: string, devUrl: string | null): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
  if (parsed.protocol === "app:") return parsed.host === "forest";
  return devUrl !== null && parsed.origin === new URL(devUrl).origin;
}
