import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { RadioCards } from "#renderer/ui/index.ts";
import type { ShownAsView } from "../model/useShownAsView.ts";
import css from "../finding.module.css";

/** Names the tags that only this person has, before a saved view tells everyone. Draws nothing when there are none. */
export function PrivateTagsChoice({ shown: { asked, isTelling, tell } }: { readonly shown: ShownAsView }): ReactElement | null {
  const t = useT();
  if (asked.length === 0) return null;
  const warning = t("finding.privateTags.warning", { tags: asked.join(t("finding.listSeparator")) });
  const cards = [
    { value: "leave", title: t("finding.privateTags.leave"), detail: t("finding.privateTags.leaveHint") },
    { value: "keep", title: t("finding.privateTags.keep"), detail: t("finding.privateTags.keepHint") },
  ] as const;
  return (
    <div className={css.privateTags}>
      <p>{warning}</p>
      <RadioCards<"leave" | "keep"> label={warning} value={isTelling ? "keep" : "leave"} cards={cards} onChange={(chosen) => { tell(chosen === "keep"); }} />
    </div>
  );
}
