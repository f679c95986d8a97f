import type { ReactElement, ReactNode } from "react";
import { LIMITS } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { NameDialog } from "#renderer/ui/index.ts";

interface ViewNameFormProps {
  readonly title: string;
  readonly description?: string;
  readonly name: string;
  /** Says whether it was done. */
  onSubmit(name: string): boolean;
  onClose(): void;
  readonly children?: ReactNode;
}

/** Asks for the name of a saved view. */
export function ViewNameForm({ title, description, ...rest }: ViewNameFormProps): ReactElement {
  const t = useT();
  const words = {
    title, description, label: t("finding.views.name"), placeholder: t("finding.views.example"), submit: t("finding.views.save"), cancel: t("finding.cancel"),
    needed: t("finding.views.nameNeeded"), refused: t("finding.views.refused"),
  };
  return <NameDialog words={words} maxLength={LIMITS.viewName} {...rest} />;
}
