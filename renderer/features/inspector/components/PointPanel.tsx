import type { PointId } from "#shared/kernel/index.ts";
import { ancestorsOf, describePoint, LIMITS, POINT_KINDS, rekindPoints, renamePoint, wisdomOf, type PointKind, type PointRecord } from "#shared/forest/index.ts";
import { useActions, useForest, useIsReadOnly, usePeersAt, useReadable, useShell, useView } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Faces, Icon, WisdomShape } from "#renderer/ui/index.ts";
import { fieldFocusOf } from "../model/fieldFocus.ts";
import { isSameList } from "../model/isSameList.ts";
import { CasesSection } from "./CasesSection.tsx";
import { DisputesSection } from "./DisputesSection.tsx";
import { EditableText } from "./EditableText.tsx";
import { LinksSection } from "./LinksSection.tsx";
import { PointFacts } from "./PointFacts.tsx";
import styles from "../inspector.module.css";

function Breadcrumb({ point }: { readonly point: PointRecord }) {
  const t = useT();
  const forest = useForest();
  const above = useView((view) => ancestorsOf(view, point.id), isSameList);
  const wisdom = useView((view) => wisdomOf(view, point.id)) ?? null;
  return (
    <nav className={styles.breadcrumb} aria-label={t("inspector.place")}>
      <WisdomShape wisdom={wisdom} />
      {/* i18n-keys: point.layer.* */}
      {above.length === 0 && <span className={styles.quiet}>{point.layer === null ? t("inspector.topLevel") : t(`point.layer.${point.layer}`)}</span>}
      {[...above].reverse().map((each) => (
        <button key={each.id} type="button" className={styles.crumb} onClick={() => forest.selection.select([each.id])}>{each.title}</button>
      ))}
    </nav>
  );
}

function KindSelect({ point }: { readonly point: PointRecord }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const change = (value: string): void => {
    const kind = POINT_KINDS.find((each) => each === value);
    if (kind === undefined) return;
    const changed = forest.run(rekindPoints, { ids: [point.id], kind });
    // i18n-keys: point.error.*
    if (!changed.ok) shell.toast({ tone: "warn", key: `point.error.${changed.error.code}` });
  };
  return (
    <select className={styles.kind} aria-label={t("inspector.kind")} value={point.kind} disabled={isReadOnly} onChange={(event) => change(event.target.value)}>
      {/* i18n-keys: point.kind.* */}
      {POINT_KINDS.map((kind: PointKind) => <option key={kind} value={kind}>{t(`point.kind.${kind}`)}</option>)}
    </select>
  );
}

/** Who else looks at this point now. */
function HereNow({ id }: { readonly id: PointId }) {
  const t = useT();
  const { language } = useLocale();
  const people = usePeersAt(id);
  return <Faces people={people} label={t("inspector.hereNow", { names: new Intl.ListFormat(language).format(people.map(({ name }) => name)) })} />;
}

function PrivateNote() {
  const t = useT();
  const actions = useActions();
  return (
    <p className={styles.privateNote}>
      <Icon name="lock" size={14} />
      <span>{t("inspector.privateNote")}</span>
      <button type="button" className={styles.textButton} onClick={() => actions.run("point.share")}>{t("inspector.share")}</button>
    </p>
  );
}

/** Everything there is to say about one point, editable where it stands. */
export function PointPanel({ id }: { readonly id: PointId }) {
  const t = useT();
  const forest = useForest();
  const point = useView((view) => view.point(id));
  const focusRequest = useReadable(fieldFocusOf(forest, "summary"));
  if (point === undefined) return <p className={styles.hint}>{t("point.error.point-missing")}</p>;
  const rename = (title: string): string | null => {
    const renamed = forest.run(renamePoint, { id, title });
    // i18n-keys: point.error.*
    return renamed.ok ? null : `point.error.${renamed.error.code}`;
  };
  const describe = (summary: string): string | null => {
    const described = forest.run(describePoint, { id, summary });
    // i18n-keys: point.error.*
    return described.ok ? null : `point.error.${described.error.code}`;
  };
  return (
    <>
      <header className={styles.head}>
        <div className={styles.headRow}><Breadcrumb point={point} /><HereNow id={id} /><KindSelect point={point} /></div>
        <EditableText label={t("inspector.titleField")} value={point.title} maxLength={LIMITS.title} className={styles.titleText} onCommit={rename} />
        {point.doc === "personal" && <PrivateNote />}
        <EditableText label={t("inspector.summary")} value={point.summary} placeholder={t("inspector.summaryHint")} maxLength={LIMITS.summary} isLong className={styles.summary} focusRequest={focusRequest} onCommit={describe} />
      </header>
      <PointFacts point={point} />
      <LinksSection end={id} />
      <DisputesSection end={id} />
      <CasesSection end={id} />
    </>
  );
}
