import { useState, type ReactElement } from "react";
import { CASE_FIELDS, CONFIDENCE_FIELD, fieldNameOf, readCaseFacts, type CaseField } from "#shared/cases/index.ts";
import { LIMITS, setFields, type PointRecord } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useIsReadOnly, useView, useWrittenText } from "#renderer/runtime/index.ts";
import { Button } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { ConfidenceField } from "./components/Confidence.tsx";
import { useTemplates } from "./model/useTemplates.ts";

/** Most cases begin with these. */
const USUAL: readonly CaseField[] = ["who", "when", "where", "result", "lesson"];

/** The fields of a case under its title, each edited where it stands: those that say something, and the others when somebody asks for them. */
export function CaseFacts({ pointId }: { readonly pointId: PointId }): ReactElement | null {
  const t = useT();
  const point = useView((view) => view.point(pointId));
  const isReadOnly = useIsReadOnly();
  const [shows, setShows] = useState<"written" | "offered" | "all">("written");
  const template = useTemplates().find(({ id }) => id === point?.fields["case.template"]);
  if (point === undefined) return null;
  const { texts } = readCaseFacts(point);
  const offered = template?.fields ?? USUAL;
  const shown = CASE_FIELDS.filter((field) => shows === "all" || texts[field] !== "" || (shows === "offered" && offered.includes(field)));
  const missing = offered.filter((field) => !shown.includes(field));
  // i18n-keys: cases.field.*
  const names = missing.slice(0, 3).map((field) => t(`cases.field.${field}`)).join(t("cases.listSeparator"));
  return (
    <div className={styles.facts}>
      {shown.map((field) => <FieldLine key={`${point.id} ${field}`} point={point} field={field} text={texts[field]} />)}
      {isReadOnly || shown.length === CASE_FIELDS.length ? null : (
        <Button size="s" variant="quiet" icon="plus" onClick={() => { setShows(missing.length > 0 ? "offered" : "all"); }}>{missing.length > 0 ? t("cases.head.addFields", { names }) : t("cases.head.moreFields")}</Button>
      )}
      <ConfidenceLine point={point} />
    </div>
  );
}

function ConfidenceLine({ point }: { readonly point: PointRecord }): ReactElement {
  const forest = useForest();
  const isReadOnly = useIsReadOnly();
  return <ConfidenceField value={readCaseFacts(point).confidence} disabled={isReadOnly} onChange={(next) => { forest.run(setFields, { id: point.id, fields: { [CONFIDENCE_FIELD]: String(next) } }); }} />;
}

/** Short answers stand beside each other; these need room. */
const LONG: ReadonlySet<CaseField> = new Set(["dialogue", "feelings", "result", "lesson"]);

function FieldLine({ point, field, text }: { readonly point: PointRecord; readonly field: CaseField; readonly text: string }): ReactElement {
  const t = useT();
  const forest = useForest();
  const isReadOnly = useIsReadOnly();
  const written = useWrittenText(text, (next) => {
    const done = forest.run(setFields, { id: point.id, fields: { [fieldNameOf(field)]: next.trim() === "" ? null : next.trim() } });
    // i18n-keys: point.error.*
    return done.ok ? null : `point.error.${done.error.code}`;
  });
  // i18n-keys: cases.field.*
  const label = t(`cases.field.${field}`);
  // i18n-keys: cases.fieldHint.*
  const placeholder = t(`cases.fieldHint.${field}`);
  const isLong = LONG.has(field);
  const control = { "aria-invalid": written.errorKey !== null, placeholder, maxLength: LIMITS.field, readOnly: isReadOnly, className: styles.fieldText };
  return (
    <label className={styles.fieldLine} data-long={isLong || undefined}>
      <span className={styles.quiet}>{label}</span>
      {isLong ? <textarea rows={Math.min(6, Math.max(1, written.field.value.split("\n").length))} {...control} {...written.field} /> : <input type="text" autoComplete="off" spellCheck={false} {...control} {...written.field} />}
      {written.errorKey !== null && <span role="alert" className={styles.error}>{t(written.errorKey)}</span>}
    </label>
  );
}
