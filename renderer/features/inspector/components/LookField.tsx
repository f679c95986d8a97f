import { LOOK_COLORS, LOOK_ICONS, LOOK_SHAPES, lookOf, setLook, wisdomOf, type PointLook, type PointRecord } from "#shared/forest/index.ts";
import { useActions, useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { LookMark, LookPicker, Popover, type ShownLook } from "#renderer/ui/index.ts";
import styles from "../inspector.module.css";

const isSameLook = (a: PointLook, b: PointLook): boolean => a.color === b.color && a.icon === b.icon && a.shape === b.shape;

/** What several points have in common; undefined where they differ. */
function commonLook(points: readonly PointRecord[]): ShownLook {
  const [first] = points;
  const common = <K extends keyof PointLook>(part: K): PointLook[K] | undefined => (points.every((point) => point.look[part] === first?.look[part]) ? first?.look[part] : undefined);
  return { color: common("color"), icon: common("icon"), shape: common("shape") };
}

/** Colour, icon and shape of one point or of several, chosen beside the button. */
export function LookField({ points }: { readonly points: readonly PointRecord[] }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const actions = useActions();
  const isReadOnly = useIsReadOnly();
  const value = commonLook(points);
  const [first] = points;
  const change = (part: Partial<PointLook>): void => {
    const changed = forest.run(setLook, { ids: points.map((point) => point.id), ...part });
    // i18n-keys: point.error.*
    if (!changed.ok) shell.toast({ tone: "warn", key: `point.error.${changed.error.code}` });
  };
  const parts = [value.color, value.icon, value.shape];
  // Of one point what is seen, also where that comes from its kind; of several what they share.
  const look = useView((view) => (points.length === 1 && first !== undefined ? lookOf(view, first) : { color: value.color ?? null, icon: value.icon ?? null, shape: value.shape ?? null }), isSameLook);
  const words = parts.includes(undefined) ? t("inspector.lookMixed") : parts.some((part) => part !== null) ? t("inspector.lookOwn") : t("inspector.lookPlain");
  return (
    <Popover title={t("inspector.look")} trigger={(
      <button type="button" className={styles.lookButton} disabled={isReadOnly} aria-label={`${t("inspector.look")}: ${words}`}>
        <LookMark look={look} wisdom={first === undefined ? null : (wisdomOf(forest.view, first.id) ?? null)} size={18} />
        <span className={styles.quiet}>{words}</span>
      </button>
    )}>
      {/* i18n-keys: point.look.* */}
      <LookPicker value={value} colors={LOOK_COLORS} icons={LOOK_ICONS} shapes={LOOK_SHAPES} wordOf={(part, one) => t(one === undefined ? `point.look.${part}.name` : `point.look.${part}.${one ?? "none"}`)} onChange={change} />
      {actions.byId("forest.kindLooks") !== undefined && <p className={styles.lookFoot}><button type="button" className={styles.textButton} onClick={() => actions.run("forest.kindLooks")}>{t("inspector.kindLooks")}</button></p>}
    </Popover>
  );
}
