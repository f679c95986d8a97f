import { useEffect, useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, useShell } from "#renderer/runtime/index.ts";
import { AppMark, Button, Spinner } from "#renderer/ui/index.ts";
import type { ForestPhase } from "../model/useOpenForest.ts";
import css from "./screens.module.css";

const QUIET_MS = 300;
const KNOWN = new Set(["disk-full", "permission", "not-found", "corrupt", "busy", "newer-format"]);

/** While a forest opens (words only after a moment), and when it cannot be opened: what happened and what to do. */
export function OpeningScreen({ phase, onRetry }: { readonly phase: ForestPhase; readonly onRetry: () => void }): ReactElement {
  const t = useT();
  const shell = useShell();
  const isSlow = useAfter(QUIET_MS);
  if (phase.kind === "failed" || phase.kind === "unlisted") {
    // i18n-keys: app.openFailed.code.*
    const code = KNOWN.has(phase.code) ? phase.code : "unexpected";
    return (
      <main className={css.center}>
        <AppMark sizePx={40} />
        <h1 className={css.heading}>{t("app.openFailed.title")}</h1>
        <p className={css.body} role="alert">{t(`app.openFailed.code.${code}`)}</p>
        <div className={css.row}>
          <Button variant="primary" onClick={onRetry}>{t("app.retry")}</Button>
          <Button onClick={() => { shell.openDialog({ kind: "forests" }); }}>{t("app.openFailed.other")}</Button>
          <Button onClick={() => { void callMain("app.openLogsFolder", {}); }}>{t("app.crash.logs")}</Button>
        </div>
      </main>
    );
  }
  return (
    <main className={css.center} aria-busy="true">
      {isSlow ? <><AppMark sizePx={40} /><p className={`${css.body} ${css.opening}`} role="status"><Spinner />{t("app.opening")}</p></> : null}
    </main>
  );
}

function useAfter(delayMs: number): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => { setIsOver(true); }, delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isOver;
}
