import { useState } from "react";
import { LOOK_COLORS, LOOK_ICONS, LOOK_SHAPES, NO_LOOK, POINT_KINDS, selectedPoints, setKindLook, setLook, type ForestView, type PointKind, type PointLook } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { useForest, useSelection, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, LookPicker, Select, type ShownLook } from "#renderer/ui/index.ts";
import styles from "./building.module.css";

type LookTarget = PointKind | "selection";

const isSameLook = (a: ShownLook, b: ShownLook): boolean => a.color === b.color && a.icon === b.icon && a.shape === b.shape;

/** What the target looks like now; parts in which several points differ are undefined. */
function shownLook(view: ForestView, target: LookTarget, selection: readonly EndId[]): ShownLook {
  if (target !== "selection") return view.meta.kindLooks[target] ?? NO_LOOK;
  const [first, ...others] = selectedPoints(view, selection).map((point) => point.look);
  const common = <K extends keyof PointLook>(part: K): PointLook[K] | undefined => (others.every((look) => look[part] === first?.[part]) ? first?.[part] : undefined);
  return { color: common("color"), icon: common("icon"), shape: common("shape") };
}

/** Colour, icon and shape: of the selected points, or of all points of a kind. Each choice is in force at once, and one undo step. */
export function LookDialog({ of, onClose }: { readonly of: LookTarget; readonly onClose: () => void }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const selection = useSelection();
  const [target, setTarget] = useState<LookTarget>(of);
  const value = useView((view) => shownLook(view, target, selection), isSameLook);
  const points = selectedPoints(forest.view, selection);
  const change = (part: Partial<PointLook>): void => {
    const changed = target === "selection" ? forest.run(setLook, { ids: points.map((point) => point.id), ...part }) : forest.run(setKindLook, { kind: target, ...part });
    // i18n-keys: building.error.*
    if (!changed.ok) shell.toast({ tone: "warn", key: `building.error.${changed.error.code}` });
  };
  const ofSelection = points.length === 0 ? [] : [{ value: "selection" as const, label: t("building.look.selection", { count: points.length }) }];
  return (
    <Dialog title={t("building.look.title")} size="s" onClose={onClose}>
      <div className={styles.form}>
        {/* i18n-keys: point.kind.* */}
        <Select<LookTarget> label={t("building.look.of")} value={target} options={[...ofSelection, ...POINT_KINDS.map((kind) => ({ value: kind, label: t("building.look.allOf", { kind: t(`point.kind.${kind}`) }) }))]} onChange={setTarget} />
        {target !== "selection" && <p className={styles.hint}>{t("building.look.kindHint")}</p>}
        {/* i18n-keys: point.look.* */}
        <LookPicker value={value} colors={LOOK_COLORS} icons={LOOK_ICONS} shapes={LOOK_SHAPES} wordOf={(part, one) => t(one === undefined ? `point.look.${part}.name` : `point.look.${part}.${one ?? "none"}`)} onChange={change} />
        <div className={styles.buttons}>
          <Button onClick={() => change(NO_LOOK)}>{t("building.look.clear")}</Button>
          <Button variant="primary" onClick={onClose}>{t("building.look.done")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
