import { useId, type FormEvent, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog } from "#renderer/ui/index.ts";
import { useShownAsView } from "../model/useShownAsView.ts";
import { PrivateTagsChoice } from "./PrivateTagsChoice.tsx";
import css from "../finding.module.css";

interface UpdateViewDialogProps {
  readonly name: string;
  /** Gets what the view is to be from now on. */
  onSubmit(spec: string): void;
  onClose(): void;
}

/** Asks about private tags before a saved view becomes what is shown now. */
export function UpdateViewDialog({ name, onSubmit, onClose }: UpdateViewDialogProps): ReactElement {
  const t = useT();
  const formId = useId();
  const shown = useShownAsView();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit(shown.write());
    onClose();
  };
  return (
    <Dialog size="s" title={t("finding.views.updateTitle", { name })} description={t("finding.views.saveHint")} onClose={onClose}
      footer={<>
        <Button onClick={onClose}>{t("finding.cancel")}</Button>
        <Button type="submit" form={formId} variant="primary">{t("finding.views.save")}</Button>
      </>}>
      <form id={formId} className={css.form} onSubmit={submit} noValidate><PrivateTagsChoice shown={shown} /></form>
    </Dialog>
  );
}
