import { useEffect, useRef, useState } from "react";
import { useForest, useReadable, type Search, type SearchState } from "#renderer/runtime/index.ts";

/** The search of the open forest. */
export function useSearch(): Search {
  return useForest().search;
}

export function useSearchState(): SearchState {
  return useReadable(useSearch().state);
}

/**
 * Asks the search again whenever the question or what may be found changes. Keeps the last answer until there is a new one, and never shows an answer to an
 * older question: null until the first one is there.
 */
export function useAnswer<T>(ask: (search: Search) => Promise<T>, question: string): T | null {
  const search = useSearch();
  const version = useReadable(search.version);
  const [shown, setShown] = useState<{ readonly question: string; readonly answer: T } | null>(null);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    let isWanted = true;
    void latest.current(search).then((answer) => { if (isWanted) setShown({ question, answer }); });
    return () => { isWanted = false; };
  }, [search, version, question]);
  return shown === null || shown.question !== question ? null : shown.answer;
}
