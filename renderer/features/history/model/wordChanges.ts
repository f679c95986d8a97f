import type { ChangeSummary } from "#shared/history/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";

/** So many names are said; the rest is a number. */
const NAMES_SAID = 3;

interface Some<T> { readonly count: number; readonly some: readonly T[] }
interface Link { readonly from: string; readonly to: string; readonly type: string; readonly phrase: string }

/** What changed, in a few short phrases, the weightiest first. Empty when nothing of it can be seen in the forest. */
export function wordChanges(changes: ChangeSummary, t: Translate): readonly string[] {
  const phrase = (key: string, names: string): string[] => (names === "" ? [] : [t(key, { names })]);
  const points = (some: Some<{ readonly title: string }>): string => listed(some, ({ title }) => named(title, t), t);
  const links = (some: Some<Link>): string => listed(some, (link) => wordLink(link, t), t);
  const views = (some: Some<{ readonly name: string }>): string => listed(some, ({ name }) => named(name, t), t);
  return [
    ...(changes.forestRenamed === null ? [] : [t("history.words.forestRenamed", { name: named(changes.forestRenamed, t) })]),
    ...phrase("history.words.pointsAdded", points(changes.pointsAdded)),
    ...phrase("history.words.linksAdded", links(changes.linksAdded)),
    ...phrase("history.words.pointsRenamed", listed(changes.pointsRenamed, ({ before, after }) => t("history.words.fromTo", { from: named(before, t), to: named(after, t) }), t)),
    ...phrase("history.words.pointsEdited", points(changes.pointsEdited)),
    ...phrase("history.words.notesWritten", points(changes.notesWritten)),
    ...(changes.isDiscussed ? [t("history.words.discussed")] : []),
    ...phrase("history.words.pointsRelooked", points(changes.pointsRelooked)),
    // i18n-keys: point.kind.*
    ...phrase("history.words.kindsRelooked", listed(changes.kindsRelooked, ({ id }) => named(t(`point.kind.${id}`), t), t)),
    ...phrase("history.words.pointsMoved", points(changes.pointsMoved)),
    ...phrase("history.words.linksEdited", links(changes.linksEdited)),
    ...phrase("history.words.linksAgreed", links(changes.linksAgreed)),
    ...phrase("history.words.linksDoubted", links(changes.linksDoubted)),
    ...phrase("history.words.linksOpposed", links(changes.linksOpposed)),
    ...phrase("history.words.viewsSaved", views(changes.viewsSaved)),
    ...phrase("history.words.viewsEdited", views(changes.viewsEdited)),
    ...phrase("history.words.pointsRemoved", points(changes.pointsRemoved)),
    ...phrase("history.words.linksRemoved", links(changes.linksRemoved)),
    ...phrase("history.words.viewsRemoved", views(changes.viewsRemoved)),
    ...phrase("history.words.pointsRestored", points(changes.pointsRestored)),
    ...phrase("history.words.linksRestored", links(changes.linksRestored)),
    ...phrase("history.words.viewsRestored", views(changes.viewsRestored)),
  ];
}

/** A link as one reads it: 「A」→「B」（支撑）. */
export function wordLink({ from, to, type, phrase }: Link, t: Translate): string {
  // i18n-keys: link.type.*
  const relation = phrase === "" ? t(`link.type.${type}`) : phrase;
  return t("history.words.link", { from: named(from, t), to: named(to, t), relation });
}

export function named(title: string, t: Translate): string {
  return t("history.words.name", { name: title === "" ? t("history.words.untitled") : title });
}

function listed<T>({ count, some }: Some<T>, word: (item: T) => string, t: Translate): string {
  if (count === 0) return "";
  const said = some.slice(0, NAMES_SAID).map(word);
  if (said.length === 0) return t("history.words.only", { count });
  const names = said.reduce((before, next) => t("history.words.and", { before, next }));
  // A summary names fewer than there are only when there are many.
  return count > said.length ? t("history.words.more", { names, count }) : names;
}
