import { useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, useMayWrite, useOpenReport, type MayWrite, type OpenReport } from "#renderer/runtime/index.ts";
import { Button, Icon, IconButton } from "#renderer/ui/index.ts";
import { useShellState } from "../model/useShellState.ts";
import css from "./forestScreen.module.css";

type Finding = "readOnly" | "missing" | "waiting" | "groupOff" | "reader" | "commenter" | "healed" | "damage" | "filled" | "mirror" | "noMirror";

/** The one thing to say: what is lost before what was healed, and one copy less last of all. `missing` was said before the mirror was asked: what that gave back counts more. */
function worstOf(report: OpenReport, mayWrite: MayWrite): Finding | null {
  return lossOf(report) ?? healedOf(report) ?? roleOf(mayWrite) ?? (report.mirrorUnavailable ? "noMirror" : null);
}

function lossOf(report: OpenReport): Finding | null {
  if (report.readOnlyBecause === "newer-schema") return "readOnly";
  if (report.missing.length > 0 && !report.recoveredFromMirror) return "missing";
  if (report.waiting > 0) return "waiting";
  return report.groupIsOff === true ? "groupOff" : null;
}

function healedOf(report: OpenReport): Finding | null {
  const cameBack = report.recoveredFromMirror || report.filledFrom.length > 0;
  if (report.damage.length > 0) return cameBack ? "healed" : "damage";
  if (report.filledFrom.length > 0) return "filled";
  return report.recoveredFromMirror ? "mirror" : null;
}

const roleOf = (mayWrite: MayWrite): Finding | null => (mayWrite === "none" ? "reader" : mayWrite === "discussion" ? "commenter" : null);

/** Where more about it stands. */
const DETAILS: Readonly<Partial<Record<Finding, string>>> = { groupOff: "group.diagnose", reader: "group.show", commenter: "group.show" };

const countOf = (report: OpenReport, finding: Finding): number =>
  finding === "missing" ? report.missing.reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq + 1, 0) : report.waiting;

/** What opening noticed, in one line; the rest is in the health check. Never in the way of working. */
export function OpenReportBanner(): ReactElement | null {
  const t = useT();
  const { run } = useActions();
  const report = useOpenReport();
  const worst = worstOf(report, useMayWrite());
  const [dismissed, setDismissed] = useState<Finding | null>(null);
  const saysRole = useShellState((state) => state.place) === "groups";
  // The place of the group says the role itself.
  if (worst === null || dismissed === worst || (saysRole && (worst === "reader" || worst === "commenter"))) return null;
  // Nothing is lost and nothing is to be done about it at once: it is said without an alarm.
  const isQuiet = worst === "noMirror" || worst === "reader" || worst === "commenter";
  return (
    <div className={css.banner} role={isQuiet ? "status" : "alert"} data-tone={isQuiet ? "quiet" : undefined}>
      <Icon name={isQuiet ? "info" : "warning"} size={18} />
      {/* i18n-keys: app.report.* */}
      <p>{t(`app.report.${worst}`, { count: countOf(report, worst) })}</p>
      <Button size="s" onClick={() => { run(DETAILS[worst] ?? "app.health"); }}>{t("app.report.details")}</Button>
      {worst === "readOnly" ? null : <IconButton icon="close" label={t("app.close")} onClick={() => { setDismissed(worst); }} />}
    </div>
  );
}
