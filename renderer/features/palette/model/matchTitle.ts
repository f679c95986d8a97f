import { match } from "pinyin-pro";

const LATIN = /^[a-z\s]+$/i;

/** How well `text` answers `query`: 3 begins with it, 2 contains it, 1 by pinyin or initials, 0 not at all. */
export function matchTitle(text: string, query: string): 0 | 1 | 2 | 3 {
  const wanted = query.normalize("NFKC").toLowerCase().trim();
  const found = text.normalize("NFKC").toLowerCase().indexOf(wanted);
  if (found === 0) return 3;
  if (found > 0) return 2;
  return LATIN.test(wanted) && match(text, wanted.replace(/\s+/g, ""), { continuous: true }) !== null ? 1 : 0;
}
