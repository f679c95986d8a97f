import { useState, type FormEvent } from "react";
import { inOutlineOrder } from "#shared/finding/index.ts";
import { LIMITS, LINK_TYPES, linkMany, selectedPoints, type LinkType, type PointRecord } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useForest, useSelection, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, LinkGlyph, RadioCards, Select, TextArea, TextField } from "#renderer/ui/index.ts";
import { linkPairs, LINK_PATTERNS, MOST_PAIRS, pairCount, type LinkPattern } from "./model/linkPairs.ts";
import styles from "./building.module.css";

const MOST_SAMPLES = 3;

interface Wording {
  readonly type: LinkType;
  readonly phrase: string;
  readonly reason: string;
}

function WordingFields({ value, errorCode, onChange }: { readonly value: Wording; readonly errorCode: string | null; readonly onChange: (part: Partial<Wording>) => void }) {
  const t = useT();
  // i18n-keys: link.error.*
  const errorText = errorCode === null ? null : t(`link.error.${errorCode}`);
  return (
    <>
      {/* i18n-keys: link.type.* */}
      <Select label={t("links.type")} value={value.type} options={LINK_TYPES.map((type) => ({ value: type, label: t(`link.type.${type}`), glyph: <LinkGlyph type={type} /> }))} onChange={(type) => onChange({ type })} />
      <TextField label={value.type === "free" ? t("links.phraseRequired") : t("links.phrase")} placeholder={t("links.phraseHint")} value={value.phrase} maxLength={LIMITS.phrase} error={errorCode === "phrase-required" ? errorText : null} onChange={(event) => onChange({ phrase: event.target.value })} />
      <TextArea label={t("links.reason")} placeholder={t("links.reasonHint")} value={value.reason} rows={2} maxLength={LIMITS.reason} onChange={(event) => onChange({ reason: event.target.value })} />
      {errorCode !== null && errorCode !== "phrase-required" && <p role="alert" className={styles.error}>{errorText}</p>}
    </>
  );
}

/** What would be drawn, in words: how many links, and the first of them by name. */
function Samples({ pattern, points, centreId }: { readonly pattern: LinkPattern; readonly points: readonly PointRecord[]; readonly centreId: PointId }) {
  const t = useT();
  const titles = new Map(points.map((point) => [point.id, point.title]));
  const count = pairCount(pattern, points.length);
  const samples = linkPairs(pattern, points.map((point) => point.id), centreId).slice(0, MOST_SAMPLES);
  if (count > MOST_PAIRS) return <p role="alert" className={styles.error}>{t("building.linkMany.tooMany", { count, most: MOST_PAIRS })}</p>;
  return (
    <div role="status" className={styles.form}>
      <p className={styles.label}>{t("building.linkMany.count", { count })}</p>
      <ul className={styles.facts}>
        {samples.map(({ from, to }) => <li key={`${from} ${to}`}>{t("building.linkMany.sample", { from: titles.get(from) ?? "", to: titles.get(to) ?? "" })}</li>)}
        {count > samples.length && <li className={styles.quiet}>{t("building.more", { count: count - samples.length })}</li>}
      </ul>
    </div>
  );
}

/** Draws the same kind of link between several points at once: all to one, one to all, in a chain, or each with each. */
export function LinkManyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  // Drawn again when a point changes meanwhile: one that has gone is linked to nothing.
  useView((view) => view.version);
  const chosen = selectedPoints(forest.view, useSelection());
  const [pattern, setPattern] = useState<LinkPattern>("toOne");
  const [centre, setCentre] = useState<PointId | null>(null);
  const [wording, setWording] = useState<Wording>({ type: "supports", phrase: "", reason: "" });
  const [errorCode, setErrorCode] = useState<string | null>(null);
  // A chain runs as the outline does, whatever was pressed first.
  const points = selectedPoints(forest.view, inOutlineOrder(forest.view, new Set(chosen.map((point) => point.id))));
  const isTooFew = points.length < 2;
  const holdsTyping = wording.phrase !== "" || wording.reason !== "";
  const centreId = points.find((point) => point.id === centre)?.id ?? chosen[0]?.id;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (centreId === undefined || isTooFew) return;
    const linked = forest.run(linkMany, { pairs: [...linkPairs(pattern, points.map((point) => point.id), centreId)], ...wording });
    if (!linked.ok) return setErrorCode(linked.error.code);
    const { ids, skipped } = linked.value;
    if (skipped > 0) shell.toast({ tone: "info", key: "building.toast.linkedSome", values: { count: ids.length, skipped }, actionId: "edit.undo" });
    else shell.toast({ tone: "success", key: "building.toast.linked", values: { count: ids.length }, actionId: "edit.undo" });
    return onClose();
  };
  return (
    <Dialog title={t("building.linkMany.title", { count: points.length })} holdsTyping={holdsTyping} onClose={onClose}>
      {isTooFew && !holdsTyping ? <p>{t("building.linkMany.tooFew")}</p> : (
        <form className={styles.form} onSubmit={submit} noValidate>
          {/* i18n-keys: building.linkMany.pattern.* */}
          {/* i18n-keys: building.linkMany.detail.* */}
          <div className={styles.patterns}>
            <RadioCards<LinkPattern> label={t("building.linkMany.how")} value={pattern} cards={LINK_PATTERNS.map((value) => ({ value, title: t(`building.linkMany.pattern.${value}`), detail: t(`building.linkMany.detail.${value}`) }))} onChange={setPattern} />
          </div>
          {(pattern === "toOne" || pattern === "fromOne") && centreId !== undefined && !isTooFew && <Select<PointId> label={t("building.linkMany.centre")} value={centreId} options={points.map((point) => ({ value: point.id, label: point.title }))} onChange={setCentre} />}
          <WordingFields value={wording} errorCode={errorCode} onChange={(part) => { setWording({ ...wording, ...part }); setErrorCode(null); }} />
          {/* What was typed stays, though the points it was typed for have gone. */}
          {isTooFew || centreId === undefined ? <p role="alert" className={styles.error}>{t("building.linkMany.tooFew")}</p> : <Samples pattern={pattern} points={points} centreId={centreId} />}
          <div className={styles.buttons}>
            <Button onClick={onClose}>{t("building.cancel")}</Button>
            <Button type="submit" variant="primary" disabled={isTooFew || pairCount(pattern, points.length) > MOST_PAIRS}>{t("building.linkMany.submit")}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
