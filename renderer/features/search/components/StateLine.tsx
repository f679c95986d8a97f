import type { ReactElement } from "react";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Spinner } from "#renderer/ui/index.ts";
import { useSearch, useSearchState } from "../model/useSearch.ts";
import css from "../search.module.css";

interface StateLineProps {
  readonly asked: string;
  readonly total: number;
  readonly shown: number;
  readonly isSettled: boolean;
}

/** How much was found, and whether everything is in the index yet. */
export function StateLine({ asked, total, shown, isSettled }: StateLineProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const search = useSearch();
  const state = useSearchState();
  const found = asked === "" || !isSettled ? "" : total > shown ? t("search.foundMore", { total: locale.number(total), shown: locale.number(shown) }) : t("search.found", { count: total });
  return (
    <div className={css.state}>
      <span role="status">{found}</span>
      {state.kind === "indexing" ? <span className={css.progress}><Spinner />{t("search.indexing", { done: locale.number(state.done), total: locale.number(state.total) })}</span> : null}
      {state.kind === "starting" ? <span className={css.progress}><Spinner />{t("search.starting")}</span> : null}
      {state.kind === "failed" ? <span className={css.failed} role="alert">{t("search.failed")}<Button size="s" onClick={() => { search.rebuild(); }}>{t("search.rebuild")}</Button></span> : null}
    </div>
  );
}
