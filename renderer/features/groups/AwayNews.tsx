import { useEffect, useState, type ReactElement } from "react";
import { parseNoteDocId } from "#shared/notes/index.ts";
import { endTitle, type ForestView } from "#shared/forest/index.ts";
import { isEndId, isPointId, type EndId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, usePersonName, useReadable, useShell, useView, type NewsItem } from "#renderer/runtime/index.ts";
import { Avatar, Button, Icon, IconButton, type IconName } from "#renderer/ui/index.ts";
import { countKinds, newsByPerson, type PersonNews } from "./model/newsByPerson.ts";
import styles from "./news.module.css";

/** So many of one person at first; the rest by a press. */
const SHOWN = 4;
const ICONS: Readonly<Record<NewsItem["kind"], IconName>> = { point: "leaf", link: "link", note: "note", comment: "comment", suggestion: "pencil" };

/** What others of the group did while this person was away: by person, each with the way there, until it is put away. Nothing on the first visit, when all of it is new. */
export function AwayNews(): ReactElement | null {
  const t = useT();
  const shell = useShell();
  const { group, filter } = useForest();
  const { items, isCut } = useReadable(group.news);
  const { lastVisitAtMs } = useReadable(filter);
  // What was removed since, or its title, may be another by now.
  const shown = useView((view) => newsByPerson(items.filter((item) => titleOf(view, item) !== null)), (a, b) => a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
  const isShown = lastVisitAtMs !== null && shown.length > 0;
  useEffect(() => { if (isShown) shell.announce("groups.news.said", { count: shown.length }); }, [isShown, shown.length, shell]);
  if (!isShown) return null;
  return (
    <div className={styles.over}>
      <section className={styles.card} aria-label={t("groups.news.title")}>
        <header className={styles.head}>
          <h2>{t("groups.news.title")}</h2>
          <IconButton icon="close" size="s" label={t("groups.news.dismiss")} onClick={() => {
            group.dismissNews();
            shell.focusPanel("graph");
          }} />
        </header>
        <ul className={styles.people}>{shown.map((each) => <Person key={each.by} news={each} />)}</ul>
        {isCut ? <p className={styles.cut}>{t("groups.news.cut")}</p> : null}
      </section>
    </div>
  );
}

function Person({ news: { by, items } }: { readonly news: PersonNews }): ReactElement {
  const t = useT();
  const name = usePersonName(by) ?? t("groups.news.someone");
  const [showsAll, setShowsAll] = useState(false);
  const words = countKinds(items).map(({ kind, count }) => t(`groups.news.count.${kind}`, { count })).join(t("groups.news.separator"));
  const rest = showsAll ? 0 : items.length - SHOWN;
  return (
    <li>
      {/* i18n-keys: groups.news.count.* */}
      <p className={styles.who}><Avatar name={name} seed={by} size="s" /><b>{name}</b><span>{words}</span></p>
      <ul className={styles.items}>{(rest > 0 ? items.slice(0, SHOWN) : items).map((item) => <li key={`${item.kind} ${item.id}`}><Item item={item} /></li>)}</ul>
      {rest > 0 ? <Button size="s" variant="quiet" onClick={() => { setShowsAll(true); }}>{t("groups.news.more", { count: rest })}</Button> : null}
    </li>
  );
}

function Item({ item }: { readonly item: NewsItem }): ReactElement {
  const t = useT();
  const shell = useShell();
  const { selection } = useForest();
  const title = useView((view) => titleOf(view, item)) ?? "";
  const go = (): void => {
    const end = endOf(item);
    if (end === null) return;
    if (isPointId(end) && (item.kind === "note" || ("at" in item && parseNoteDocId(item.at) !== null))) {
      shell.openNote(end);
      return;
    }
    selection.select([end]);
    shell.camera("selection");
  };
  // i18n-keys: groups.news.kind.*
  return <button type="button" className={styles.item} onClick={go}><Icon name={ICONS[item.kind]} size={14} label={t(`groups.news.kind.${item.kind}`)} /><span>{title}</span></button>;
}

/** Null: it is not there any more, and no longer news. */
function titleOf(view: ForestView, item: NewsItem): string | null {
  const end = endOf(item);
  return end === null ? null : endTitle(view, end) ?? null;
}

/** What stands in the forest for it: of a comment what it is about, of one in a note and of a suggestion its point. */
function endOf(item: NewsItem): EndId | null {
  if (!("at" in item)) return item.id;
  const note = parseNoteDocId(item.at);
  if (note !== null) return note.pointId;
  return isEndId(item.at) ? item.at : null;
}
