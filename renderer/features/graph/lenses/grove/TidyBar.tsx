import type { ReactElement } from "react";
import { arrangedPoints } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, useForest, useReadable, useView } from "#renderer/runtime/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { groveOptionsOf } from "./groveOptions.ts";
import css from "./tidyBar.module.css";

/** While 整理 is previewed: what it would do, and yes or no. */
export function TidyBar(): ReactElement | null {
  const t = useT();
  const { run } = useActions();
  const { ignorePins } = useReadable(groveOptionsOf(useForest()));
  const count = useView((view) => arrangedPoints(view).length);
  if (ignorePins === undefined) return null;
  return (
    <div className={css.bar} role="region" aria-label={t("graph.action.tidy")}>
      <span>{t("graph.grove.preview", { count })}</span>
      <Button onClick={() => { run("view.tidyCancel"); }}>{t("graph.action.tidyCancel")}</Button>
      <Button variant="primary" onClick={() => { run("view.tidyApply"); }}>{t("graph.action.tidyApply")}</Button>
    </div>
  );
}
