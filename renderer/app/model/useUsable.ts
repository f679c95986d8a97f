import { useEffect } from "react";
import { callMain, reportProblem } from "#renderer/runtime/index.ts";

/** Tells main, once the screen has been painted, that a person can begin. */
export function useUsable(isUsable: boolean): void {
  useEffect(() => {
    if (!isUsable) return undefined;
    const frame = requestAnimationFrame(() => {
      document.documentElement.dataset["usable"] = "true";
      void callMain("app.usable", {}).then((answer) => {
        if (!answer.ok) reportProblem("app.usable", answer.error.detail);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [isUsable]);
}
