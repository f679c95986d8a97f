import { useState, type FormEvent } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { mergePoints, selectedPoints, type PointRecord } from "#shared/forest/index.ts";
import { useForest, useSelection, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog } from "#renderer/ui/index.ts";
import { PointName } from "./components/PointName.tsx";
import { mergePreview, type MergePreview } from "./model/mergePreview.ts";
import styles from "./building.module.css";

function KeepChoice({ points, keepId, onChange }: { readonly points: readonly PointRecord[]; readonly keepId: PointId; readonly onChange: (id: PointId) => void }) {
  const t = useT();
  return (
    <fieldset className={styles.form}>
      <legend className={styles.label}>{t("building.merge.keep")}</legend>
      <div className={styles.checks}>
        {points.map((point) => (
          <label key={point.id} className={styles.check}>
            <input type="radio" name="merge-keep" checked={point.id === keepId} onChange={() => onChange(point.id)} />
            <PointName id={point.id} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Preview({ result, count }: { readonly result: MergePreview; readonly count: number }) {
  const t = useT();
  const separator = t("building.listSeparator");
  return (
    <section aria-label={t("building.merge.result")} className={styles.form}>
      <p className={styles.label}>{t("building.merge.result")}</p>
      <ul className={styles.facts}>
        <li>{t("building.merge.links", { count: result.links })}</li>
        <li>{t("building.merge.children", { count: result.children })}</li>
        {result.doubles > 0 && <li>{t("building.merge.doubles", { count: result.doubles })}</li>}
        {result.inner > 0 && <li>{t("building.merge.inner", { count: result.inner })}</li>}
        {result.aliases.length > 0 && <li>{t("building.merge.aliases", { names: result.aliases.join(separator) })}</li>}
        {result.tags.length > 0 && <li>{t("building.merge.tags", { names: result.tags.join(separator) })}</li>}
        <li>{t("building.merge.trash", { count: count - 1 })}</li>
      </ul>
      {/* A region that scrolls must be reachable by the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      {result.summary !== "" && <div className={styles.quote} role="group" aria-label={t("building.merge.summary")} tabIndex={0}>{result.summary}</div>}
    </section>
  );
}

/** Makes one point of the selected ones: which stays, and what it will be like. */
export function MergeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const selection = useSelection();
  // Drawn again when a point changes meanwhile; what has gone is no longer offered.
  useView((view) => view.version);
  const points = selectedPoints(forest.view, selection);
  const [chosenId, setChosenId] = useState<PointId | null>(null);
  const [errorCode, setErrorCode] = useState<string | null>(null);
  const keep = points.find((point) => point.id === chosenId) ?? points[0];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (keep === undefined) return;
    const merged = forest.run(mergePoints, { keepId: keep.id, ids: points.map((point) => point.id) });
    if (!merged.ok) return setErrorCode(merged.error.code);
    forest.selection.select([keep.id]);
    shell.toast({ tone: "success", key: "building.toast.merged", values: { count: points.length, title: keep.title }, actionId: "edit.undo" });
    return onClose();
  };
  const planned = keep === undefined ? null : mergePreview(forest.view, keep.id, points.map((point) => point.id));
  const code = planned?.ok === false ? planned.error.code : errorCode;
  return (
    <Dialog title={t("building.merge.title", { count: points.length })} description={t("building.merge.hint")} onClose={onClose}>
      {keep === undefined || points.length < 2 ? <p>{t("building.merge.tooFew")}</p> : (
        <form className={styles.form} onSubmit={submit} noValidate>
          <KeepChoice points={points} keepId={keep.id} onChange={(id) => { setChosenId(id); setErrorCode(null); }} />
          {planned?.ok === true && <Preview result={planned.value} count={points.length} />}
          {/* i18n-keys: building.error.* */}
          {code !== null && <p role="alert" className={styles.error}>{t(`building.error.${code}`)}</p>}
          <div className={styles.buttons}>
            <Button onClick={onClose}>{t("building.cancel")}</Button>
            <Button type="submit" variant="primary" disabled={planned?.ok !== true}>{t("building.merge.submit")}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
