import { useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, useOpenReport, type OpenReport } from "#renderer/runtime/index.ts";
import { Button, Icon, IconButton } from "#renderer/ui/index.ts";
import css from "./forestScreen.module.css";

function worstOf(report: OpenReport): "readOnly" | "healed" | "damage" | "mirror" | null {
  if (report.readOnlyBecause !== null) return "readOnly";
  if (report.damage.length > 0) return report.recoveredFromMirror ? "healed" : "damage";
  return report.recoveredFromMirror ? "mirror" : null;
}

/** What opening noticed, in one line; the rest is in the health report. Never in the way of working. */
export function OpenReportBanner(): ReactElement | null {
  const t = useT();
  const { run } = useActions();
  const worst = worstOf(useOpenReport());
  const [dismissed, setDismissed] = useState<typeof worst>(null);
  if (worst === null || dismissed === worst) return null;
  return (
    <div className={css.banner} role="alert">
      <Icon name="warning" size={18} />
      {/* i18n-keys: app.report.* */}
      <p>{t(`app.report.${worst}`)}</p>
      <Button size="s" onClick={() => { run("app.health"); }}>{t("app.report.details")}</Button>
      {worst === "readOnly" ? null : <IconButton icon="close" label={t("app.close")} onClick={() => { setDismissed(worst); }} />}
    </div>
  );
}
