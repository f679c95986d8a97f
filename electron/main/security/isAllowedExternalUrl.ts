import { parsedUrl } from "./parsedUrl.ts";

/** Sites the app itself links to. Anything else a page asks to open is refused. */
const ALLOWED_HOSTS: ReadonlySet<string> = new Set(["github.com"]);

/** True for an https address on a site of the list, without a name, a password or an unusual port in it. */
export function isAllowedExternalUrl(url: string): boolean {
  const parsed = parsedUrl(url);
  if (parsed === null) return false;
  return parsed.protocol === "https:" && parsed.username === "" && parsed.password === "" && parsed.port === "" && ALLOWED_HOSTS.has(parsed.hostname);
}
