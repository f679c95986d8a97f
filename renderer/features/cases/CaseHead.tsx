import type { ReactElement } from "react";
import { isPrivate, type PointRecord } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { SegmentedControl } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { useTemplates } from "./model/useTemplates.ts";

interface CaseHeadProps {
  readonly pointId: PointId;
  /** How many people see what is shared; null while nobody knows. */
  readonly groupSize: number | null;
}

/** What stands above a case: who sees it, and how it is told. */
export function CaseHead({ pointId, groupSize }: CaseHeadProps): ReactElement | null {
  const point = useView((view) => view.point(pointId));
  const template = useTemplates().find(({ id }) => id === point?.fields["case.template"]);
  if (point === undefined) return null;
  return (
    <div className={styles.headRow}>
      <PrivacyControl point={point} groupSize={groupSize} />
      {template !== undefined && <span className={styles.quiet}>{template.name}</span>}
    </div>
  );
}

function PrivacyControl({ point, groupSize }: { readonly point: PointRecord; readonly groupSize: number | null }): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const isOwn = isPrivate(point);
  const choose = (next: "own" | "shared"): void => {
    if (next === "shared" && isOwn) {
      forest.selection.select([point.id]);
      shell.openDialog({ kind: "share-case" });
    } else if (next === "own" && !isOwn) shell.toast({ tone: "info", key: "cases.toast.cannotUnshare" });
  };
  return (
    <SegmentedControl<"own" | "shared"> label={t("cases.new.privacy")} value={isOwn ? "own" : "shared"} onChange={choose}
      segments={[{ value: "own", label: t("cases.privacy.own"), icon: "lock" }, { value: "shared", label: groupSize === null ? t("cases.privacy.shared") : t("cases.privacy.sharedWith", { count: groupSize }), icon: "group" }]} />
  );
}
