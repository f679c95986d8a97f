import { useCallback } from "react";
import { LINK_TYPES, REVIEW_STATES, type ForestView, type LinkType, type ReviewState } from "#shared/forest/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { LinkGlyph, SegmentedControl, Select } from "#renderer/ui/index.ts";
import { countLinks, isSameLinkCounts, type LinkChoice } from "../model/listLinks.ts";
import styles from "../links.module.css";

/** Which type, and in which state; each with how many there are. */
export function LinkChoices({ choice, onChange }: { readonly choice: LinkChoice; readonly onChange: (choice: LinkChoice) => void }) {
  const t = useT();
  const counts = useView(useCallback((view: ForestView) => countLinks(view, choice.type), [choice.type]), isSameLinkCounts);
  const counted = (label: string, count: number | undefined): string => t("links.list.counted", { label, count: count ?? 0 });
  const ofType = choice.type === "all" ? counts.all : counts.types.get(choice.type);
  return (
    <div className={styles.choices}>
      <Select<LinkType | "all"> label={t("links.list.type")} value={choice.type} onChange={(type) => onChange({ ...choice, type })} options={[
        { value: "all", label: counted(t("links.list.all"), counts.all) },
        // i18n-keys: link.type.*
        ...LINK_TYPES.map((type) => ({ value: type, label: counted(t(`link.type.${type}`), counts.types.get(type)), glyph: <LinkGlyph type={type} /> })),
      ]} />
      <SegmentedControl<ReviewState | "all"> label={t("links.list.review")} value={choice.review} onChange={(review) => onChange({ ...choice, review })} segments={[
        { value: "all", label: counted(t("links.list.all"), ofType) },
        // i18n-keys: link.review.*
        ...REVIEW_STATES.map((state) => ({ value: state, label: counted(t(`link.review.${state}`), counts.reviews.get(state)) })),
      ]} />
    </div>
  );
}
