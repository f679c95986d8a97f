import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, useActions, useSaveState } from "#renderer/runtime/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import css from "./forestScreen.module.css";

/** Says that changes do not reach the disk, why, and what to do. It goes away by itself as soon as they do; it cannot be put away before. */
export function SaveProblemBanner(): ReactElement | null {
  const t = useT();
  const { run } = useActions();
  const state = useSaveState();
  if (state.kind !== "failed") return null;
  return (
    <div className={css.banner} data-tone="danger">
      <Icon name="error" size={18} />
      <div className={css.bannerWords}>
        {/* The number stands outside the alert: it grows with every change, and nobody wants to hear the whole each time. */}
        {/* i18n-keys: app.saveProblem.* */}
        <p role="alert">{t(`app.saveProblem.${state.reason}`)}</p>
        <p className={css.bannerCount}>{t("app.saveProblemCount", { count: state.pending })}</p>
      </div>
      <Button size="s" onClick={() => void callMain("app.openDataFolder", {})}>{t("app.openDataFolder")}</Button>
      <Button size="s" variant="primary" onClick={() => { run("edit.saveNow"); }}>{t("app.retry")}</Button>
    </div>
  );
}
