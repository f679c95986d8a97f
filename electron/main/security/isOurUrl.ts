import { parsedUrl } from "./parsedUrl.ts";

/** True for `app://forest/…`, and for the development server when there is one. */
export function isOurUrl(url: string, devUrl: string | null): boolean {
  const parsed = parsedUrl(url);
  if (parsed === null) return false;
  if (parsed.protocol === "app:") return parsed.host === "forest";
  return devUrl !== null && parsed.origin === new URL(devUrl).origin;
}
