import { useEffect, useRef, useState } from "react";
import { LIMITS, tagPoints, type PointRecord } from "#shared/forest/index.ts";
import { offerLostText, useForest, useIsReadOnly, useReadable, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { ChipsField, type ChipsLeft } from "#renderer/ui/index.ts";
import { fieldFocusOf } from "../model/fieldFocus.ts";
import { suggestTags, tagCounts } from "../model/tagCounts.ts";

/** The tags of one point or of several. A tag that only some of several have says how many. */
export function TagsField({ points }: { readonly points: readonly PointRecord[] }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const field = useRef<HTMLInputElement | null>(null);
  const request = useReadable(fieldFocusOf(forest, "tags"));
  const answered = useRef(request);
  const [removeError, setRemoveError] = useState<string | null>(null);
  useEffect(() => {
    if (answered.current === request) return;
    answered.current = request;
    field.current?.focus();
  }, [request]);
  const ids = points.map((point) => point.id);
  const refusal = (code: string): string => {
    // i18n-keys: point.error.*
    return t(`point.error.${code}`);
  };
  /** What fits is added, in one step; the rest stays where it was typed. */
  const add = (tags: readonly string[]): ChipsLeft | null => {
    const fitting = tags.filter((tag) => tag.length <= LIMITS.tag);
    const added = fitting.length === 0 ? null : forest.run(tagPoints, { ids, add: fitting });
    setRemoveError(null);
    if (added !== null && !added.ok) return { texts: tags, why: refusal(added.error.code) };
    return fitting.length === tags.length ? null : { texts: tags.filter((tag) => tag.length > LIMITS.tag), why: t("inspector.tagTooLong", { most: LIMITS.tag }) };
  };
  const remove = (tag: string): void => {
    const removed = forest.run(tagPoints, { ids, remove: [tag] });
    setRemoveError(removed.ok ? null : refusal(removed.error.code));
  };
  const chips = [...tagCounts(points)].map(([text, count]) => (count === points.length ? { text } : { text, share: t("inspector.tagShare", { count, of: points.length }) }));
  return (
    <ChipsField
      label={t("inspector.tags")} placeholder={t("inspector.addTag")} chips={chips} isReadOnly={isReadOnly} maxLength={LIMITS.tag * 5}
      error={removeError} inputRef={(input) => { field.current = input; }} removeLabel={(tag) => t("inspector.removeTag", { tag })}
      suggest={(query) => suggestTags(forest.view, query)} onAdd={add} onLost={(text) => { offerLostText(shell, text); }} onRemove={remove}
    />
  );
}
