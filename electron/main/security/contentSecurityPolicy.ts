/**
 * `<style>` elements that a library of ours inserts and that we allow by their exact text. One today: cytoscape positions its own container.
 * tests/unit/electron/main/security checks each against the installed package, so an upgrade that changes the text is noticed.
 */
export const STYLE_HASHES = ["sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8="] as const;

const directives: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": ["'self'", ...STYLE_HASHES.map((hash) => `'${hash}'`)].join(" "),
  "img-src": "'self' data: blob: attachment:",
  "media-src": "attachment:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "frame-src": "'none'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

/** Sent with everything the app serves to itself. */
export const CONTENT_SECURITY_POLICY = Object.entries(directives).map(([name, value]) => `${name} ${value}`).join("; ");
