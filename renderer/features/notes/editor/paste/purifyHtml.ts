import DOMPurify from "dompurify";
import { ALLOWED_TAGS, DROPPED_TAGS, READ_ATTRIBUTES } from "./pastedMarkup.ts";

/** HTML as elements of a document of its own, in which nothing runs or loads, without anything that could. */
export function purifyHtml(html: string): HTMLElement {
  const root: unknown = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...ALLOWED_TAGS], ALLOWED_ATTR: [...READ_ATTRIBUTES], FORBID_CONTENTS: [...DROPPED_TAGS],
    ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false, ALLOW_UNKNOWN_PROTOCOLS: false, KEEP_CONTENT: true, RETURN_DOM: true,
  });
  return root as HTMLElement; // SAFETY: with RETURN_DOM it is the body of that document.
}
