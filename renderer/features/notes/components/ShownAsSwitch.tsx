import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { SegmentedControl } from "#renderer/ui/index.ts";

/** How a version is looked at: what differs from the note now, or its words alone. */
export type ShownAs = "changes" | "text";

export function ShownAsSwitch({ value, onChange }: { readonly value: ShownAs; onChange(value: ShownAs): void }): ReactElement {
  const t = useT();
  return <SegmentedControl<ShownAs> label={t("notes.diff.shownAs")} value={value} onChange={onChange} segments={[{ value: "changes", label: t("notes.diff.changes") }, { value: "text", label: t("notes.diff.text") }]} />;
}
