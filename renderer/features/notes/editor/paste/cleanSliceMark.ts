import { CALLOUT_TONES } from "../noteAttrs.ts";

const WRAPPERS: ReadonlySet<string> = new Set(["bulletList", "orderedList", "listItem", "taskList", "taskItem", "blockquote", "callout", "table", "tableRow", "tableCell", "tableHeader"]);

function cleanAttrs(found: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof found !== "object" || found === null) return null;
  const { start, checked, tone } = found as Readonly<Record<string, unknown>>; // SAFETY: each value is looked at below.
  return {
    ...(typeof start === "number" && Number.isInteger(start) && start >= 0 && start < 1e9 ? { start } : {}),
    ...(typeof checked === "boolean" ? { checked } : {}),
    ...(CALLOUT_TONES.some((each) => each === tone) ? { tone } : {}),
  };
}

/** The nodes a copied stretch stood in, as far as they are ours. */
function cleanContext(text: string): readonly unknown[] {
  try {
    const found: unknown = JSON.parse(text.slice(0, 4000));
    if (!Array.isArray(found) || found.length > 32 || found.length % 2 !== 0) return [];
    const isOurs = found.every((name: unknown, index) => index % 2 === 1 || (typeof name === "string" && WRAPPERS.has(name)));
    return isOurs ? found.map((part: unknown, index): unknown => (index % 2 === 0 ? part : cleanAttrs(part))) : [];
  } catch {
    // Any page may write this attribute: what makes no sense is as good as nothing.
    return [];
  }
}

/**
 * The note the editor leaves on what was copied from it (`data-pm-slice`: how far the ends are open, and what was around). The editor would build nodes from it
 * unchecked, so a page could smuggle in any attribute. Null when it makes no sense.
 */
export function cleanSliceMark(value: string): string | null {
  const match = /^(\d{1,2}) (\d{1,2})(?: -(\d{1,2}))? (.*)$/s.exec(value);
  if (match === null) return null;
  const [, start = "0", end = "0", wrappers, context = "[]"] = match;
  return `${start} ${end} ${wrappers === undefined ? "" : `-${wrappers} `}${JSON.stringify(cleanContext(context))}`;
}
