const MAX_HREF = 4096;

/** Where a link in a text may lead: the web and mail. Nothing on this machine, nothing that runs. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== "string" || href.length > MAX_HREF) return false;
  // Browsers skip control characters and blanks inside a scheme: an address that needs them is not one people write.
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(href)) return false;
  return /^(https?:\/\/[^/\\]|mailto:.)/i.test(href);
}
