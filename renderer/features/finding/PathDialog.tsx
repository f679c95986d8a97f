import { useEffect, useId, useRef, useState, type FormEvent, type ReactElement } from "react";
import { ancestorsOf, searchTitles, wisdomOf } from "#shared/forest/index.ts";
import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, PickField, WisdomShape } from "#renderer/ui/index.ts";
import { showPath } from "./model/showPath.ts";
import css from "./finding.module.css";

const MOST_OPTIONS = 12;

interface Ends { readonly from: PointId | null; readonly to: PointId | null }

/** Asks between which two points a way is looked for. What is selected stands there already. */
export function PathDialog({ onClose }: { onClose(): void }): ReactElement {
  const t = useT();
  const formId = useId();
  const forest = useForest();
  const shell = useShell();
  const [ends, setEnds] = useState<Ends>(() => startingEnds(forest.selection.get().ids.filter(isPointId)));
  const [isMissing, setIsMissing] = useState(false);
  const missing = useRef<HTMLInputElement>(null);
  // The field that was just filled gives way to a chip: the keyboard goes on to the other one.
  useEffect(() => { missing.current?.focus(); }, [ends]);
  const change = (part: Partial<Ends>): void => {
    setEnds({ ...ends, ...part });
    setIsMissing(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { from, to } = ends;
    if (from === null || to === null) {
      setIsMissing(true);
      return;
    }
    onClose();
    showPath(forest, shell, { from, to });
  };
  const field = (end: "from" | "to", other: PointId | null, label: string): ReactElement => (
    <PickField<PointId> label={label} value={ends[end]} placeholder={t("finding.path.placeholder")} noneText={t("finding.path.noSuchPoint")} changeLabel={t("finding.path.change", { label })}
      error={isMissing && ends[end] === null ? t("finding.path.needed") : null} {...(ends[end] === null && (end === "from" || ends.from !== null) ? { fieldRef: missing } : {})}
      find={(query) => searchTitles(forest.view, query, MOST_OPTIONS).filter((id) => id !== other)} name={(id) => <PointName id={id} />} onChange={(id) => { change({ [end]: id }); }} />
  );
  return (
    <Dialog size="s" title={t("finding.path.dialogTitle")} description={t("finding.path.dialogHint")} initialFocus={missing} onClose={onClose}
      footer={<>
        <Button onClick={onClose}>{t("finding.cancel")}</Button>
        <Button type="submit" form={formId} variant="primary">{t("finding.path.submit")}</Button>
      </>}>
      <form id={formId} className={css.form} onSubmit={submit} noValidate>
        {field("from", ends.to, t("finding.path.from"))}
        {field("to", ends.from, t("finding.path.to"))}
      </form>
    </Dialog>
  );
}

function startingEnds([from, to]: readonly PointId[]): Ends {
  return { from: from ?? null, to: to ?? null };
}

function PointName({ id }: { readonly id: PointId }): ReactElement {
  const t = useT();
  const title = useView((view) => view.point(id)?.title) ?? t("finding.gone");
  const wisdom = useView((view) => wisdomOf(view, id)) ?? null;
  const above = useView((view) => ancestorsOf(view, id).map((each) => each.title).reverse().join(" / "));
  return <span className={css.pointName}><WisdomShape wisdom={wisdom} /><span>{title}</span><span className={css.quiet}>{above}</span></span>;
}
