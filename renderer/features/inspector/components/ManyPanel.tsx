import type { EndId } from "#shared/kernel/index.ts";
import { POINT_KINDS, rekindPoints, selectedPoints, type PointKind } from "#shared/forest/index.ts";
import { useActions, useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Menu, type IconName, type MenuEntry } from "#renderer/ui/index.ts";
import { isSameList } from "../model/isSameList.ts";
import { isSameManyCounts, manyCounts, type ManyCounts } from "../model/manyCounts.ts";
import { LookField } from "./LookField.tsx";
import { SelectEnd } from "./SelectEnd.tsx";
import { TagsField } from "./TagsField.tsx";
import styles from "../inspector.module.css";

const MAX_NAMED = 30;

/** What can be done to all of them, by the ids of actions; those of other features are there when the shell has them. */
const BUTTONS: readonly { readonly actionId: string; readonly icon: IconName }[] = [
  { actionId: "link.accept", icon: "check" }, { actionId: "point.linkMany", icon: "link" }, { actionId: "point.move", icon: "move" }, { actionId: "point.merge", icon: "layers" },
  { actionId: "point.duplicate", icon: "copy" }, { actionId: "point.remove", icon: "trash" }, { actionId: "link.remove", icon: "trash" },
];
const SELECTING = ["select.sameKind", "select.module", "select.branch", "select.linked", "select.others", "select.all"];

/** In words: 8 个知识点、2 个案例、3 条关联. */
function useCountWords({ kinds, links }: ManyCounts): string {
  const t = useT();
  // i18n-keys: point.kind.*
  const parts = kinds.map(({ kind, count }) => t("inspector.countOf", { count, kind: t(`point.kind.${kind}`) }));
  return [...parts, ...(links > 0 ? [t("inspector.countLinks", { count: links })] : [])].join(t("inspector.listSeparator"));
}

function KindOfAll({ ids, kinds }: { readonly ids: readonly EndId[]; readonly kinds: ManyCounts["kinds"] }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const only = kinds.length === 1 ? kinds[0]?.kind : undefined;
  const change = (value: string): void => {
    const kind = POINT_KINDS.find((each) => each === value);
    if (kind === undefined) return;
    const points = selectedPoints(forest.view, ids).map((point) => point.id);
    const changed = forest.run(rekindPoints, { ids: points, kind });
    // i18n-keys: point.error.*
    if (changed.ok) shell.announce("inspector.said.rekinded", { count: points.length });
    else shell.toast({ tone: "warn", key: `point.error.${changed.error.code}` });
  };
  return (
    <select className={styles.kind} aria-label={t("inspector.kind")} value={only ?? ""} disabled={isReadOnly} onChange={(event) => change(event.target.value)}>
      {only === undefined && <option value="" disabled>{t("inspector.mixedKinds")}</option>}
      {/* i18n-keys: point.kind.* */}
      {POINT_KINDS.map((kind: PointKind) => <option key={kind} value={kind}>{t(`point.kind.${kind}`)}</option>)}
    </select>
  );
}

/** Selecting more, or something else, from where one is. */
function SelectingMenu() {
  const t = useT();
  const actions = useActions();
  const entries = SELECTING.flatMap((id): MenuEntry[] => {
    const action = actions.byId(id);
    return action === undefined || !actions.isEnabled(id) ? [] : [{ id, label: t(action.labelKey), onSelect: () => void actions.run(id) }];
  });
  return entries.length === 0 ? null : <Menu trigger={<Button icon="list-plus">{t("inspector.selectMore")}</Button>} entries={entries} />;
}

function Fields({ ids, counts }: { readonly ids: readonly EndId[]; readonly counts: ManyCounts }) {
  const t = useT();
  const points = useView((view) => selectedPoints(view, ids), isSameList);
  return (
    <dl className={styles.facts}>
      <div className={styles.fact}><dt>{t("inspector.kind")}</dt><dd><KindOfAll ids={ids} kinds={counts.kinds} /></dd></div>
      {/* What was refused for some points is not carried on to others. */}
      <div className={styles.fact}><dt>{t("inspector.tags")}</dt><dd><TagsField key={points.map(({ id }) => id).join(" ")} points={points} /></dd></div>
      <div className={styles.fact}><dt>{t("inspector.look")}</dt><dd><LookField points={points} /></dd></div>
    </dl>
  );
}

/** Several things at once: what they are, and what can be done to all of them. */
export function ManyPanel({ ids }: { readonly ids: readonly EndId[] }) {
  const t = useT();
  const actions = useActions();
  const counts = useView((view) => manyCounts(view, ids), isSameManyCounts);
  const words = useCountWords(counts);
  const buttons = BUTTONS.filter(({ actionId }) => actions.byId(actionId) !== undefined && actions.isEnabled(actionId));
  return (
    <section className={styles.head} aria-label={t("inspector.many")}>
      <p className={styles.eyebrow}>{t("inspector.many")}</p>
      <h3 className={styles.manyTitle}>{words}</h3>
      <div className={styles.buttons}>
        {buttons.map(({ actionId, icon }) => <Button key={actionId} icon={icon} onClick={() => actions.run(actionId)}>{t(actions.byId(actionId)?.labelKey ?? "")}</Button>)}
        <SelectingMenu />
      </div>
      {counts.points > 0 && <Fields ids={ids} counts={counts} />}
      <ul className={styles.lines}>{ids.slice(0, MAX_NAMED).map((id) => <li key={id}><SelectEnd id={id} /></li>)}</ul>
      {ids.length > MAX_NAMED && <p className={styles.quiet}>{t("inspector.andMore", { count: ids.length - MAX_NAMED })}</p>}
    </section>
  );
}
