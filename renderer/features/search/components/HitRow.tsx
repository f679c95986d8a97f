import type { ReactElement } from "react";
import { ancestorsOf } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { EntryKind, Said, SearchHit } from "#shared/search/index.ts";
import { usePersonName, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, KindIcon, type IconName } from "#renderer/ui/index.ts";
import { Marked } from "./Marked.tsx";
import css from "../search.module.css";

const ICONS: Readonly<Record<Exclude<EntryKind, "point">, IconName>> = { note: "note", comment: "comment", suggestion: "pencil", attachment: "attach" };

// i18n-keys: search.where.*
// i18n-keys: search.state.*
// i18n-keys: point.kind.*

/** More steps than these are left out in the middle: where it begins and what is right above it say most. */
const MOST_STEPS = 3;

/** Where a point stands: wisdom › module › …, from the top. */
export function usePath(id: PointId): string {
  return useView((view) => shortened(ancestorsOf(view, id).map(({ title }) => title).reverse()).join(" › "));
}

function shortened(path: readonly string[]): readonly string[] {
  const [first = "", second = ""] = path;
  return path.length <= MOST_STEPS ? path : [first, second, "…", path.at(-1) ?? ""];
}

interface HitRowProps {
  readonly hit: SearchHit;
  /** It stands below another answer of the same point, which says the title already. */
  readonly isBelow: boolean;
}

/** One answer: what it is, where it stands, and the words in it. */
export function HitRow({ hit, isBelow }: HitRowProps): ReactElement {
  const t = useT();
  const kind = useView((view) => view.point(hit.pointId)?.kind) ?? "point";
  const title = useView((view) => view.point(hit.pointId)?.title) ?? t("search.gone");
  const path = usePath(hit.pointId);
  const heading = hit.kind === "point" ? <Marked text={hit.title} /> : isBelow ? t(`search.where.${hit.kind}`) : title;
  return (
    <>
      <span className={css.glyph}>{hit.kind === "point" ? <KindIcon kind={kind} label={t(`point.kind.${kind}`)} /> : <Icon name={ICONS[hit.kind]} label={t(`search.where.${hit.kind}`)} />}</span>
      <span className={css.words}>
        <span className={css.head}>
          <span className={css.title}>{heading}</span>
          {hit.isPrivate ? <Icon name="lock" size={13} label={t("point.private")} /> : null}
          {hit.said === null ? null : <WhoSaid said={hit.said} />}
          {hit.matchedName === null ? null : <span className={css.alias}><Marked text={hit.matchedName} /></span>}
          {isBelow ? null : <span className={css.path}>{path}</span>}
        </span>
        {hit.kind === "attachment" ? <span className={css.file}><Marked text={hit.title} /></span> : null}
        {hit.snippet === null ? null : <span className={css.snippet}><Marked text={hit.snippet} /></span>}
      </span>
    </>
  );
}

/** Whose word it is, and what became of it where somebody decides. */
function WhoSaid({ said }: { readonly said: Said }): ReactElement {
  const t = useT();
  const name = usePersonName(said.by) ?? t("search.someone");
  return <><span className={css.who}>{name}</span>{said.state === null ? null : <span className={css.outcome} data-state={said.state}>{t(`search.state.${said.state}`)}</span>}</>;
}
