import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { inOutlineOrder } from "#shared/finding/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useForest, useSelection, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, IconButton } from "#renderer/ui/index.ts";
import { useFilter, useFindingDesk } from "./model/useFinding.ts";
import css from "./finding.module.css";

const NONE: readonly PointId[] = [];

/** What answers the search, in the order of the outline. */
function useMatches(): readonly PointId[] {
  const { view } = useForest();
  const version = useView((each) => each.version);
  const { sought, light } = useFilter();
  // `version` stands for the order of the outline.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => (sought.trim() === "" || light.points === null ? NONE : inOutlineOrder(view, light.points)), [view, version, sought, light.points]);
}

/** Goes from match to match; the selection says where it stands. */
function useStepping(matches: readonly PointId[]): { readonly at: number; step(direction: 1 | -1): void } {
  const forest = useForest();
  const shell = useShell();
  const [first] = useSelection();
  const at = matches.findIndex((id) => id === first);
  return {
    at,
    step: (direction) => {
      const from = at >= 0 ? at : direction === 1 ? -1 : matches.length;
      const next = (from + direction + matches.length) % matches.length;
      const id = matches[next];
      if (id === undefined) return;
      forest.selection.select([id]);
      shell.camera("selection");
      shell.announce("finding.said.match", { title: forest.view.point(id)?.title ?? "", at: next + 1, count: matches.length });
    },
  };
}

/**
 * A small bar over the graph: what answers stays in the light, Enter goes to the next, Shift+Enter back. Esc takes it away and gives the light back;
 * what was gone to stays selected.
 */
export function SearchInView(): ReactElement {
  const t = useT();
  const { filter } = useForest();
  const shell = useShell();
  const { desk, shown } = useFindingDesk();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const matches = useMatches();
  const { at, step } = useStepping(matches);
  useEffect(() => () => filter.seek(""), [filter]);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [shown.searchTurn]);
  const close = (): void => {
    desk.closeSearch();
    shell.focusPanel("graph");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method is composing, Enter and Esc belong to it.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isIdle = query.trim() === "";
  const found = isIdle ? "" : matches.length === 0 ? t("finding.search.none") : at < 0 ? t("finding.search.found", { count: matches.length }) : t("finding.search.at", { at: at + 1, count: matches.length });
  return (
    <div role="search" className={css.search} aria-label={t("finding.search.label")}>
      <Icon name="search" />
      <input ref={field} type="search" className={css.searchInput} value={query} aria-label={t("finding.search.label")} placeholder={t("finding.search.hint")} autoComplete="off" spellCheck={false} maxLength={200}
        onChange={(event) => {
          setQuery(event.target.value);
          filter.seek(event.target.value);
        }}
        onKeyDown={onKeyDown} />
      <span className={css.searchCount} role="status">{found}</span>
      <IconButton icon="chevron-up" size="s" label={t("finding.search.previous")} disabled={matches.length === 0} onClick={() => { step(-1); }} />
      <IconButton icon="chevron-down" size="s" label={t("finding.search.next")} disabled={matches.length === 0} onClick={() => { step(1); }} />
      <IconButton icon="close" size="s" label={t("finding.search.close")} onClick={close} />
    </div>
  );
}
