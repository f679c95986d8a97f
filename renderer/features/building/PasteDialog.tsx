import { useMemo, useState, type FormEvent } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { plantOutline, possibleParents, type PlantedNode, type PointKind } from "#shared/forest/index.ts";
import { OUTLINE_LIMITS, parseOutlineText, type OutlineText } from "#shared/outlineText/index.ts";
import { useForest, useShell, useView, type TextPlace } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, KindIcon, SegmentedControl } from "#renderer/ui/index.ts";
import { ParentPicker } from "./components/ParentPicker.tsx";
import { noteCounts } from "./model/noteCounts.ts";
import { previewLines, type PreviewLine } from "./model/previewLines.ts";
import { textErrorValues } from "./model/textErrorValues.ts";
import styles from "./building.module.css";

const FIRST_KINDS = ["point", "module", "wisdom"] as const;
type FirstKind = (typeof FIRST_KINDS)[number];

const MOST_SHOWN = 200;

function Lines({ lines, firstKind }: { readonly lines: readonly PreviewLine[]; readonly firstKind: PointKind }) {
  const t = useT();
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.key}>
          <span className={styles.row}>
            <KindIcon kind={firstKind} size={13} />
            <span className={styles.name}>{line.title}</span>
            {line.hasSummary && <span className={styles.quiet}>{t("building.paste.withSummary")}</span>}
          </span>
          {line.children.length > 0 && <Lines lines={line.children} firstKind="point" />}
        </li>
      ))}
    </ul>
  );
}

function Preview({ outline, firstKind }: { readonly outline: OutlineText; readonly firstKind: PointKind }) {
  const t = useT();
  const lines = useMemo(() => previewLines(outline.nodes, MOST_SHOWN), [outline]);
  return (
    <>
      <p className={styles.label} role="status">{t("building.paste.counts", { count: outline.count, levels: outline.levels })}</p>
      {/* A region that scrolls must be reachable by the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.preview} role="group" aria-label={t("building.paste.preview")} tabIndex={0}>
        <Lines lines={lines} firstKind={firstKind} />
        {outline.count > MOST_SHOWN && <p className={styles.quiet}>{t("building.more", { count: outline.count - MOST_SHOWN })}</p>}
      </div>
      {/* i18n-keys: building.note.* */}
      {noteCounts(outline.notes).map(({ code, count, lines }) => <p key={code} className={styles.note}>{t(`building.note.${code}`, { count, lines, most: OUTLINE_LIMITS.levels })}</p>)}
    </>
  );
}

function Target({ place, onChange }: { readonly place: TextPlace; readonly onChange: (parentId: PointId | null) => void }) {
  const t = useT();
  const { view } = useForest();
  const [isChoosing, setIsChoosing] = useState(false);
  const title = useView((now) => (place.parentId === null ? undefined : now.point(place.parentId)?.title));
  if (isChoosing) return <ParentPicker find={(query) => possibleParents(view, [], query)} value={place.parentId} errorText={null} onChange={onChange} />;
  return (
    <div className={styles.spread}>
      <span className={styles.name}>{title === undefined ? t("building.paste.top") : t("building.paste.under", { title })}</span>
      <Button size="s" onClick={() => setIsChoosing(true)}>{t("building.paste.change")}</Button>
    </div>
  );
}

interface PasteFormProps {
  readonly outline: OutlineText;
  readonly place: TextPlace;
  readonly onClose: () => void;
}

function PasteForm({ outline, place: given, onClose }: PasteFormProps) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const [place, setPlace] = useState(given);
  const [chosenKind, setChosenKind] = useState<FirstKind | null>(null);
  const [errorCode, setErrorCode] = useState<string | null>(null);
  const parentKind = useView((view) => (place.parentId === null ? undefined : view.point(place.parentId)?.kind));
  // What stands right below a wisdom are its modules.
  const firstKind = chosenKind ?? (parentKind === "wisdom" ? "module" : "point");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const nodes: PlantedNode[] = outline.nodes.map((node) => ({ ...node, kind: firstKind }));
    const planted = forest.run(plantOutline, { ...place, nodes });
    if (!planted.ok) return setErrorCode(planted.error.code);
    const top = planted.value.filter((id) => (forest.view.point(id)?.parentId ?? null) === place.parentId);
    forest.selection.select(top);
    shell.toast({ tone: "success", key: "building.toast.planted", values: { count: planted.value.length }, actionId: "edit.undo" });
    return onClose();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Preview outline={outline} firstKind={firstKind} />
      <Target place={place} onChange={(parentId) => { setPlace({ parentId }); setErrorCode(null); }} />
      <div className={styles.spread}>
        <span className={styles.label} aria-hidden="true">{t("building.paste.firstKind")}</span>
        {/* i18n-keys: point.kind.* */}
        <SegmentedControl<FirstKind> label={t("building.paste.firstKind")} value={firstKind} segments={FIRST_KINDS.map((kind) => ({ value: kind, label: t(`point.kind.${kind}`) }))} onChange={setChosenKind} />
      </div>
      {/* i18n-keys: building.error.* */}
      {errorCode !== null && <p role="alert" className={styles.error}>{t(`building.error.${errorCode}`)}</p>}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t("building.cancel")}</Button>
        <Button type="submit" variant="primary" data-autofocus>{t("building.paste.submit", { count: outline.count })}</Button>
      </div>
    </form>
  );
}

interface PasteDialogProps {
  readonly text: string;
  readonly place: TextPlace;
  readonly onClose: () => void;
}

/** Text that is to become points: what they will be, where they will stand. One undo step. */
export function PasteDialog({ text, place, onClose }: PasteDialogProps) {
  const t = useT();
  const outline = useMemo(() => parseOutlineText(text), [text]);
  return (
    <Dialog title={t("building.paste.title")} onClose={onClose}>
      {/* i18n-keys: building.textError.* */}
      {outline.ok ? <PasteForm outline={outline.value} place={place} onClose={onClose} /> : <p>{t(`building.textError.${outline.error.code}`, textErrorValues(outline.error))}</p>}
    </Dialog>
  );
}
