import { useEffect, useState } from "react";
import { reportProblem } from "#renderer/runtime/index.ts";

/**
 * Gives the graph the whole window and, where the system lets it, the whole screen. `onLeave` is called when the person leaves the whole screen by the
 * system's own means (Escape is its key, too). The answer counts the changes of size.
 */
export function useWholeScreen(onLeave: () => void): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const root = document.documentElement;
    root.dataset["presenting"] = "";
    let isWhole = false;
    const onChange = (): void => {
      setTurn((now) => now + 1);
      if (document.fullscreenElement instanceof Element) isWhole = true;
      else if (isWhole) onLeave();
    };
    const onResize = (): void => { setTurn((now) => now + 1); };
    document.addEventListener("fullscreenchange", onChange);
    window.addEventListener("resize", onResize);
    // Refused when no key or press of the person led here, e.g. from the native menu: then the window is enough.
    root.requestFullscreen().catch((cause: unknown) => { reportProblem("whole screen", cause, "warn"); });
    return () => {
      document.removeEventListener("fullscreenchange", onChange);
      window.removeEventListener("resize", onResize);
      delete root.dataset["presenting"];
      if (document.fullscreenElement instanceof Element) document.exitFullscreen().catch((cause: unknown) => { reportProblem("leave whole screen", cause, "warn"); });
    };
  }, [onLeave]);
  return turn;
}
