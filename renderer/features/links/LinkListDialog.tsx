import { useCallback, useState } from "react";
import type { LinkId } from "#shared/kernel/index.ts";
import type { ForestView, LinkRecord, LinkType, LinkVerdict } from "#shared/forest/index.ts";
import { useForest, useIsReadOnly, useMe, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, EmptyState, LongListbox } from "#renderer/ui/index.ts";
import { LinkChoices } from "./components/LinkChoices.tsx";
import { LinkRow } from "./components/LinkRow.tsx";
import { isSameList } from "./model/isSameList.ts";
import { lastChoiceOf } from "./model/lastChoice.ts";
import { listLinks, type LinkChoice } from "./model/listLinks.ts";
import { toggleVerdict } from "./model/toggleVerdict.ts";
import styles from "./links.module.css";

const ROW_HEIGHT_PX = 52;

/** What I think of the link the keyboard stands on: said here, so that a list can be gone through without leaving it. */
function Verdicts({ link }: { readonly link: LinkRecord | undefined }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const me = useMe();
  const mine = link?.reviews.find((review) => review.personId === me)?.verdict;
  const say = (verdict: LinkVerdict): void => {
    if (link === undefined) return;
    const said = forest.run(toggleVerdict, { id: link.id, verdict });
    // i18n-keys: links.toast.*
    if (said.ok) shell.announce(`links.toast.${said.value ?? "withdrawn"}`);
    // i18n-keys: link.error.*
    else shell.toast({ tone: "warn", key: `link.error.${said.error.code}` });
  };
  // When the last one has left the list, the button that was just pressed keeps the focus.
  const isIdle = link === undefined;
  return (
    <>
      <Button icon="check" aria-disabled={isIdle} aria-pressed={mine === "agreed"} onClick={() => say("agreed")}>{t("link.review.agreed")}</Button>
      <Button icon="help" aria-disabled={isIdle} aria-pressed={mine === "doubted"} onClick={() => say("doubted")}>{t("link.review.doubted")}</Button>
    </>
  );
}

const rowAt = (link: LinkRecord | undefined) => (link === undefined ? null : <LinkRow link={link} />);

/** The links of a type, or all of them: to read through, to judge, to go to. */
export function LinkListDialog({ type, onClose }: { readonly type: LinkType | null; readonly onClose: () => void }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const [choice, setChoice] = useState((): LinkChoice => (type === null ? lastChoiceOf(forest).get() : { type, review: "all" }));
  const [wanted, setWanted] = useState(0);
  const links = useView(useCallback((view: ForestView) => listLinks(view, choice), [choice]), isSameList);
  // What was judged may have left the list: the row that took its place is the next.
  const activeIndex = Math.min(wanted, links.length - 1);
  const active = links[activeIndex];
  const change = (next: LinkChoice): void => {
    setChoice(next);
    setWanted(0);
    lastChoiceOf(forest).set(next);
  };
  const select = (ids: readonly LinkId[]): void => {
    if (ids.length === 0) return;
    forest.selection.select(ids);
    onClose();
    shell.camera("selection");
  };
  const keyOf = useCallback((index: number): string => links[index]?.id ?? String(index), [links]);
  return (
    <Dialog size="l" title={t("links.list.title")} onClose={onClose} footer={(
      <>
        {!isReadOnly && <Verdicts link={active} />}
        <Button aria-disabled={links.length === 0} onClick={() => select(links.map(({ id }) => id))}>{t("links.list.selectAll")}</Button>
        <Button variant="primary" aria-disabled={active === undefined} onClick={() => select(active === undefined ? [] : [active.id])}>{t("links.list.select")}</Button>
      </>
    )}>
      <div className={styles.form}>
        <LinkChoices choice={choice} onChange={change} />
        {links.length === 0
          ? <EmptyState icon="link" title={t("links.list.none")} body={t("links.list.noneHint")} />
          : (
            <LongListbox label={t("links.list.links")} count={links.length} rowHeightPx={ROW_HEIGHT_PX} activeIndex={activeIndex} keyOf={keyOf}
              row={(index) => rowAt(links[index])} onActive={setWanted} onChoose={(index) => select(links.slice(index, index + 1).map(({ id }) => id))} />
          )}
      </div>
    </Dialog>
  );
}
