import { Sprout } from "lucide-react";
import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useActions } from "#renderer/runtime/index.ts";
import css from "./docks.module.css";

/** Nothing has been planted yet: one friendly way to begin. */
export function EmptyForest(): ReactElement {
  const t = useT();
  const { run, isEnabled } = useActions();
  return (
    <div className={css.empty}>
      <Sprout size={40} strokeWidth={1.2} aria-hidden />
      <h2>{t("graph.empty.title")}</h2>
      <p>{t("graph.empty.hint")}</p>
      <button type="button" className={css.primary} disabled={!isEnabled("point.addChild")} onClick={() => { run("point.addChild"); }}>{t("graph.empty.plant")}</button>
    </div>
  );
}
