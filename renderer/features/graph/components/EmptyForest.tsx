import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useActions } from "#renderer/runtime/index.ts";
import { Button, EmptyState } from "#renderer/ui/index.ts";
import css from "./docks.module.css";

/** Nothing has been planted yet: one friendly way to begin. */
export function EmptyForest(): ReactElement {
  const t = useT();
  const { run, isEnabled } = useActions();
  return (
    <div className={css.empty}>
      <EmptyState title={t("graph.empty.title")} body={t("graph.empty.hint")}>
        <Button variant="primary" disabled={!isEnabled("point.addChild")} onClick={() => { run("point.addChild"); }}>{t("graph.empty.plant")}</Button>
      </EmptyState>
    </div>
  );
}
