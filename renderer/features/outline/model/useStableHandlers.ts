import { useLayoutEffect, useMemo, useRef } from "react";

type Handlers = { readonly [name: string]: (...args: never[]) => unknown };

/** The same object for as long as the component lives, whose functions call the newest ones: rows are redrawn for their own sake only. */
export function useStableHandlers<H extends object>(newest: H): H {
  const current = useRef(newest);
  useLayoutEffect(() => {
    current.current = newest;
  });
  return useMemo(() => {
    const names = Object.keys(current.current);
    const forward = (name: string) => (...args: never[]): unknown => {
      // SAFETY: H is an object of functions, and the names are its own keys.
      const handler = (current.current as unknown as Handlers)[name];
      return handler?.(...args);
    };
    // SAFETY: every key of H is there, each forwarding to the function of that name.
    return Object.fromEntries(names.map((name) => [name, forward(name)])) as H;
  }, []);
}
