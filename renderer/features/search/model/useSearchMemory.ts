import { useCallback, useEffect, useRef, useState } from "react";
import { useForest } from "#renderer/runtime/index.ts";
import { searchMemory, type SearchMemory } from "#renderer/runtime/index.ts";

interface MemoryAccess {
  /** Null until it has been read. */
  readonly memory: SearchMemory | null;
  change(change: (before: SearchMemory) => SearchMemory): void;
}

/** What this person searched for and answered in this forest, on this machine. */
export function useSearchMemory(): MemoryAccess {
  const { id } = useForest();
  const [memory, setMemory] = useState<SearchMemory | null>(null);
  const shownFor = useRef<string>(id);
  useEffect(() => {
    shownFor.current = id;
    void searchMemory.read(id).then((read) => { if (shownFor.current === id) setMemory(read); });
    return () => { shownFor.current = ""; };
  }, [id]);
  const change = useCallback((how: (before: SearchMemory) => SearchMemory): void => {
    // Shown at once. What is stored follows, and is what counts: it may have been changed before it was read.
    setMemory((before) => (before === null ? before : how(before)));
    void searchMemory.change(id, how).then((after) => { if (after !== null && shownFor.current === id) setMemory(after); });
  }, [id]);
  return { memory, change };
}
