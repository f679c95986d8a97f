import { useId, useState, type ReactElement } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import type { MarkedText, UnlinkedMention } from "#shared/search/index.ts";
import { useForest, useReadable, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Icon, Spinner } from "#renderer/ui/index.ts";
import { Marked } from "./components/Marked.tsx";
import { goalAt } from "./model/noteGoal.ts";
import { useAnswer, useSearchState } from "./model/useSearch.ts";
import css from "./search.module.css";

interface BacklinksSectionProps {
  readonly pointId: PointId;
  /** Makes a mention that is only written one that points here (in a note), or a link (in a title). Without it the link dialog opens. */
  readonly onLinkMention?: (mention: UnlinkedMention, pointId: PointId) => void;
}

const MOST_MENTIONS = 50;
const FIRST_SHOWN = 5;

/** Where else this point is spoken of: notes that point to it, with the words around, and places where its name is written without pointing to it. */
export function BacklinksSection({ pointId, onLinkMention }: BacklinksSectionProps): ReactElement {
  const t = useT();
  const headId = useId();
  const isStarting = useSearchState().kind === "starting";
  const { report } = useForest();
  const mayChange = useReadable(report).readOnlyBecause === null;
  const shell = useShell();
  const title = useView((view) => view.point(pointId)?.title);
  const names = useView((view) => [view.point(pointId)?.title, ...(view.point(pointId)?.aliases ?? [])].join("\n"));
  const backlinks = useAnswer((search) => search.backlinks(pointId), pointId) ?? [];
  const unlinked = useAnswer((search) => search.unlinkedMentions(pointId, { limit: MOST_MENTIONS }), `${pointId}\n${names}`) ?? { mentions: [], total: 0 };
  const link = (mention: UnlinkedMention): void => {
    if (onLinkMention === undefined) shell.openDialog({ kind: "link", from: mention.pointId, to: pointId });
    else onLinkMention(mention, pointId);
  };
  return (
    <section className={css.section} aria-labelledby={headId}>
      <h3 id={headId} className={css.sectionHead}><Icon name="at" />{t("search.backlinks.title")}<span className={css.count}>{backlinks.length}</span></h3>
      {isStarting ? <p className={css.quiet}><Spinner />{t("search.starting")}</p> : null}
      {backlinks.length === 0 && !isStarting ? <p className={css.quiet}>{t("search.backlinks.none")}</p> : null}
      <Several label={t("search.backlinks.title")} rows={backlinks.map((each) => ({
        key: each.docId,
        row: <Place pointId={each.pointId} isPrivate={each.sheet === "own"} contexts={each.places.map(({ label, context }) => inItsName(context, label, title))} />,
      }))} />
      {unlinked.total === 0 ? null : (
        <>
          <h4 className={css.subHead}>{t("search.backlinks.unlinked")}<span className={css.count}>{unlinked.total}</span></h4>
          <Several label={t("search.backlinks.unlinked")} rows={unlinked.mentions.map((each) => ({
            key: each.key,
            row: (
              <Place pointId={each.pointId} isPrivate={each.isPrivate} contexts={[each.context]}>
                {mayChange ? <Button size="s" onClick={() => { link(each); }}>{t(each.kind === "note" ? "search.backlinks.makeMention" : "search.backlinks.makeLink")}</Button> : null}
              </Place>
            ),
          }))} />
        </>
      )}
    </section>
  );
}

/** The words around a mention, which is marked and called what its point is called now: the note keeps the name it had when it was written. */
function inItsName(context: string, label: string, title = label): MarkedText {
  const at = label === "" ? -1 : context.indexOf(label);
  return at < 0 ? { text: context, marks: [] } : { text: context.slice(0, at) + title + context.slice(at + label.length), marks: [[at, at + title.length]] };
}

function Several({ label, rows }: { readonly label: string; readonly rows: readonly { readonly key: string; readonly row: ReactElement }[] }): ReactElement | null {
  const t = useT();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, FIRST_SHOWN);
  if (rows.length === 0) return null;
  return (
    <>
      <ul className={css.places} aria-label={label}>{shown.map(({ key, row }) => <li key={key}>{row}</li>)}</ul>
      {rows.length > shown.length ? <button type="button" className={css.textButton} onClick={() => { setIsWhole(true); }}>{t("search.backlinks.more", { count: rows.length - shown.length })}</button> : null}
    </>
  );
}

function Place({ pointId, isPrivate, contexts, children }: { readonly pointId: PointId; readonly isPrivate: boolean; readonly contexts: readonly MarkedText[]; readonly children?: ReactElement | null }): ReactElement {
  const t = useT();
  const shell = useShell();
  const title = useView((view) => view.point(pointId)?.title) ?? t("search.gone");
  const [first] = contexts;
  const goal = first === undefined ? undefined : goalAt(first, isPrivate ? "own" : "shared");
  return (
    <div className={css.place}>
      <button type="button" className={css.placeTitle} onClick={() => { shell.openNote(pointId, goal); }}>{title}{isPrivate ? <Icon name="lock" size={13} label={t("point.private")} /> : null}</button>
      {contexts.map((context, index) => <p key={index} className={css.context}><Marked text={context} /></p>)}
      {children}
    </div>
  );
}
