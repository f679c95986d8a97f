import type { ReactElement } from "react";
import { Icon, type IconName } from "./Icon.tsx";

export type KindIconName = "wisdom" | "module" | "point" | "case" | "lesson" | "assignment" | "card" | "question";

const ICON_OF_KIND: Readonly<Record<KindIconName, IconName>> = {
  wisdom: "layers", module: "box", point: "leaf", case: "case", lesson: "lesson", assignment: "assignment", card: "card", question: "question",
};

/** The picture of what a record is. */
export function KindIcon({ kind, size = 16, label }: { readonly kind: KindIconName; readonly size?: number; readonly label?: string }): ReactElement {
  return <Icon name={ICON_OF_KIND[kind]} size={size} label={label} />;
}
