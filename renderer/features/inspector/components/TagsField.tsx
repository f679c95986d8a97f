import { useEffect, useRef, useState } from "react";
import { LIMITS, tagPoints, type PointRecord } from "#shared/forest/index.ts";
import { useForest, useIsReadOnly, useReadable } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { ChipsField } from "#renderer/ui/index.ts";
import { fieldFocusOf } from "../model/fieldFocus.ts";
import { suggestTags, tagCounts } from "../model/tagCounts.ts";

/** The tags of one point or of several. A tag that only some of several have says how many. */
export function TagsField({ points }: { readonly points: readonly PointRecord[] }) {
  const t = useT();
  const forest = useForest();
  const isReadOnly = useIsReadOnly();
  const field = useRef<HTMLInputElement | null>(null);
  const request = useReadable(fieldFocusOf(forest, "tags"));
  const answered = useRef(request);
  const [errorCode, setErrorCode] = useState<string | null>(null);
  useEffect(() => {
    if (answered.current === request) return;
    answered.current = request;
    field.current?.focus();
  }, [request]);
  const ids = points.map((point) => point.id);
  const write = (change: { add?: string[]; remove?: string[] }): void => {
    const written = forest.run(tagPoints, { ids, ...change });
    setErrorCode(written.ok ? null : written.error.code);
  };
  const chips = [...tagCounts(points)].map(([text, count]) => (count === points.length ? { text } : { text, share: t("inspector.tagShare", { count, of: points.length }) }));
  return (
    <ChipsField
      label={t("inspector.tags")} placeholder={t("inspector.addTag")} chips={chips} isReadOnly={isReadOnly} maxLength={LIMITS.tag * 5}
      // i18n-keys: point.error.*
      error={errorCode === null ? null : t(`point.error.${errorCode}`)}
      inputRef={(input) => { field.current = input; }} removeLabel={(tag) => t("inspector.removeTag", { tag })}
      suggest={(query) => suggestTags(forest.view, query)} onAdd={(tags) => write({ add: [...tags] })} onRemove={(tag) => write({ remove: [tag] })}
    />
  );
}
