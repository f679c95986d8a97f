import { LOOK_KEYS, type Fields, type FieldValue } from "#shared/forest/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";

export interface FieldLine {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** It says where the record stands, not what it says. */
  readonly isPlace: boolean;
}

interface Words {
  readonly t: Translate;
  readonly nameOfEnd: (id: string) => string;
}

/** Fields a person knows, in the order they are told. Everything else (who made it, where it came from) is the app's own business. */
const KNOWN = {
  points: ["title", "kind", "parent", "order", "pos", "summary", "domain", "layer"],
  links: ["from", "to", "type", "phrase", "reason", "passage", "suggested"],
} as const;
const PLACE_KEYS: ReadonlySet<string> = new Set(["parent", "order", "pos"]);
const FREE_FIELD = "f:";

/** What differs between two forms of a record, field by field, in words. */
export function fieldLines(root: "points" | "links", before: Fields, after: Fields, words: Words): readonly FieldLine[] {
  const { t } = words;
  const known = KNOWN[root].flatMap((key): FieldLine[] => {
    if (isSame(before[key], after[key])) return [];
    // Another parent brings another order: one of them is enough.
    if (key === "order" && before["parent"] !== after["parent"]) return [];
    // i18n-keys: history.field.*
    return [{ label: t(`history.field.${key}`), before: wordValue(key, before[key], words), after: wordValue(key, after[key], words), isPlace: PLACE_KEYS.has(key) }];
  });
  const sets = (["alias", "tag"] as const).flatMap((name): FieldLine[] => {
    const from = members(before, `${name}:`);
    const to = members(after, `${name}:`);
    // i18n-keys: history.field.*
    return from === to ? [] : [{ label: t(`history.field.${name}`), before: from, after: to, isPlace: false }];
  });
  const free = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key.startsWith(FREE_FIELD) && !isSame(before[key], after[key])).sort()
    .map((key): FieldLine => ({ label: key.slice(FREE_FIELD.length), before: String(before[key] ?? ""), after: String(after[key] ?? ""), isPlace: false }));
  return [...known, ...sets, ...markLines(root, before, after, t), ...free];
}

/** Looks, reviews and oppositions are told without their values: a colour or another link is seen, not read. Of reviews the numbers are told. */
function markLines(root: "points" | "links", before: Fields, after: Fields, t: Translate): FieldLine[] {
  const differs = (isOne: (key: string) => boolean): boolean => [...new Set([...Object.keys(before), ...Object.keys(after)])].some((key) => isOne(key) && !isSame(before[key], after[key]));
  const lines: FieldLine[] = [];
  if (root === "points" && differs((key) => LOOK_KEYS.some((part) => part === key))) lines.push({ label: t("history.field.look"), before: "", after: "", isPlace: false });
  if (root === "links" && differs((key) => key.startsWith("review:"))) lines.push({ label: t("history.field.review"), before: wordReviews(before, t), after: wordReviews(after, t), isPlace: false });
  if (root === "links" && differs((key) => key.startsWith("opposes:"))) lines.push({ label: t("history.field.opposes"), before: "", after: "", isPlace: false });
  return lines;
}

function wordReviews(fields: Fields, t: Translate): string {
  const count = (verdict: string): number => Object.entries(fields).filter(([key, value]) => key.startsWith("review:") && value === verdict).length;
  const [agreed, doubted] = [count("agreed"), count("doubted")];
  return agreed + doubted === 0 ? "" : t("history.field.verdicts", { agreed, doubted });
}

function wordValue(key: string, value: FieldValue | undefined, { t, nameOfEnd }: Words): string {
  if (key === "parent") return typeof value === "string" && value !== "" ? nameOfEnd(value) : t("history.field.topLevel");
  if (key === "order" || key === "pos") return "";
  if (key === "suggested") return value === true ? t("history.field.yes") : t("history.field.no");
  if (typeof value !== "string" || value === "") return "";
  if (key === "from" || key === "to") return nameOfEnd(value);
  // i18n-keys: point.kind.*
  if (key === "kind") return t(`point.kind.${value}`);
  // i18n-keys: link.type.*
  if (key === "type") return t(`link.type.${value}`);
  // i18n-keys: point.layer.*
  return key === "layer" ? t(`point.layer.${value}`) : value;
}

const isSame = (a: FieldValue | undefined, b: FieldValue | undefined): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function members(fields: Fields, prefix: string): string {
  return Object.keys(fields).filter((key) => key.startsWith(prefix) && fields[key] === true).map((key) => key.slice(prefix.length)).sort().join("、");
}
