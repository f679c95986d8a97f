import { useCallback, useRef, useState } from "react";

/** A file that is here and cannot be shown all the same is not tried without end. */
const MAX_TRIES = 3;

export interface Broken {
  readonly isBroken: boolean;
  fail(): void;
  /** The file may be here now. */
  tryAgain(): void;
}

/** Whether a picture or a recording could not be loaded, and trying again when its file comes. */
export function useBroken(): Broken {
  const [isBroken, setIsBroken] = useState(false);
  const tries = useRef(0);
  const fail = useCallback(() => { setIsBroken(true); }, []);
  const tryAgain = useCallback(() => {
    tries.current += 1;
    if (tries.current <= MAX_TRIES) setIsBroken(false);
  }, []);
  return { isBroken, fail, tryAgain };
}
