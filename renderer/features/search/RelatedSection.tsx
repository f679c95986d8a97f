import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from "react";
import type { ForestView } from "#shared/forest/index.ts";
import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { RelatedPoint } from "#shared/search/index.ts";
import { useForest, useReadable, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import { usePath } from "./components/HitRow.tsx";
import { countAsked, countLinked, dismiss } from "./model/memoryChanges.ts";
import { useAnswer } from "./model/useSearch.ts";
import { useSearchMemory } from "./model/useSearchMemory.ts";
import css from "./search.module.css";

const MOST_PROPOSALS = 4;
const NONE: readonly PointId[] = [];
const NO_PROPOSALS: readonly RelatedPoint[] = [];

/**
 * Points that may belong to this one, as questions. Nothing is drawn by itself: 建立关联 opens the dialog, 不相关 lets it rest for good. How often each
 * was said is kept on this machine, for insight.
 */
export function RelatedSection({ pointId }: { readonly pointId: PointId }): ReactElement | null {
  const t = useT();
  const headId = useId();
  const { memory, change } = useSearchMemory();
  const { view, report } = useForest();
  const mayChange = useReadable(report).readOnlyBecause === null;
  const proposals = useProposals(pointId, memory?.dismissed[pointId] ?? NONE, memory !== null);
  // As one text: what is remembered comes back as new lists each time, and counting must not bring about counting.
  const shown = proposals.map((each) => each.pointId).join(" ");
  const awaited = useAwaitedLinks(pointId, () => { change(countLinked); });
  useEffect(() => { if (shown !== "") change(countAsked(pointId, shown.split(" ").filter(isPointId))); }, [change, pointId, shown]);
  if (!mayChange || proposals.length === 0) return null;
  return (
    <section className={css.section} aria-labelledby={headId}>
      <h3 id={headId} className={css.sectionHead}><Icon name="related" />{t("search.related.title")}</h3>
      <ul className={css.proposals}>
        {proposals.map((proposal) => (
          <Proposal key={proposal.pointId} from={pointId} proposal={proposal} title={view.point(proposal.pointId)?.title ?? ""}
            onLink={() => { awaited.add(proposal.pointId); }} onDismiss={() => { change(dismiss(pointId, proposal.pointId)); }} />
        ))}
      </ul>
    </section>
  );
}

function useProposals(pointId: PointId, dismissed: readonly string[], isReady: boolean): readonly RelatedPoint[] {
  const { view } = useForest();
  const refusedKey = dismissed.join(" ");
  const refused = useMemo(() => new Set(refusedKey.split(" ").filter(isPointId)), [refusedKey]);
  const linked = useView((each) => linkedKey(each, pointId));
  const answer = useAnswer((search) => (isReady ? search.related(pointId, { limit: MOST_PROPOSALS, dismissed: refused }) : Promise.resolve([])), [pointId, isReady, linked, refusedKey].join("|"));
  // The last ones stay until the next are there: what was answered goes, the others do not blink.
  const [kept, setKept] = useState<{ readonly pointId: PointId; readonly answer: readonly RelatedPoint[] | null }>({ pointId, answer });
  if (answer !== null && kept.answer !== answer) setKept({ pointId, answer });
  const current = answer ?? (kept.pointId === pointId ? kept.answer : null) ?? NO_PROPOSALS;
  return useMemo(() => current.filter(({ pointId: id }) => view.point(id) !== undefined && !refused.has(id)), [current, view, refused]);
}

/** Tells when somebody has linked what was proposed: the dialog may also be left without. */
function useAwaitedLinks(pointId: PointId, onLinked: () => void): { add(id: PointId): void } {
  const { view } = useForest();
  const awaited = useRef(new Set<PointId>());
  const linked = useView((each) => linkedKey(each, pointId));
  const tell = useRef(onLinked);
  tell.current = onLinked;
  useEffect(() => {
    const ends = new Set(linkedPoints(view, pointId));
    for (const id of [...awaited.current]) {
      if (!ends.has(id)) continue;
      awaited.current.delete(id);
      tell.current();
    }
  }, [view, pointId, linked]);
  return { add: (id) => { awaited.current.add(id); } };
}

const linkedPoints = (view: ForestView, pointId: PointId): readonly string[] => view.linksAt(pointId).flatMap((id) => {
  const link = view.link(id);
  return link === undefined ? [] : [link.from === pointId ? link.to : link.from];
});
const linkedKey = (view: ForestView, pointId: PointId): string => linkedPoints(view, pointId).join(" ");

interface ProposalProps {
  readonly from: PointId;
  readonly proposal: RelatedPoint;
  readonly title: string;
  onLink(): void;
  onDismiss(): void;
}

function Proposal({ from, proposal, title, onLink, onDismiss }: ProposalProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const { view } = useForest();
  const path = usePath(proposal.pointId);
  const between = proposal.shared.flatMap((id) => view.point(id)?.title ?? []).slice(0, 2).map((name) => t("search.related.quoted", { name })).join(t("search.related.and"));
  const why = between === "" ? t("search.related.words") : t("search.related.shared", { names: between });
  return (
    <li className={css.proposal}>
      <p className={css.question}>{t("search.related.question", { title })}</p>
      <p className={css.why}>{path === "" ? why : `${path} · ${why}`}</p>
      <p className={css.buttons}>
        <Button size="s" aria-label={t("search.related.linkTo", { title })} onClick={() => { onLink(); shell.openDialog({ kind: "link", from, to: proposal.pointId }); }}>{t("search.related.link")}</Button>
        <Button size="s" variant="quiet" aria-label={t("search.related.dismissOf", { title })} onClick={() => { onDismiss(); shell.announce("search.related.dismissed", { title }); }}>{t("search.related.dismiss")}</Button>
      </p>
    </li>
  );
}
