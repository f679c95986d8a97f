import { useId, useState, type FormEvent, type ReactElement } from "react";
import { LIMITS } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, TextField } from "#renderer/ui/index.ts";

interface ViewNameFormProps {
  readonly title: string;
  readonly description?: string;
  readonly name: string;
  readonly submitLabel: string;
  /** Says whether it was done. */
  onSubmit(name: string): boolean;
  onClose(): void;
}

/** Asks for the name of a saved view. */
export function ViewNameForm({ title, description, name: given, submitLabel, onSubmit, onClose }: ViewNameFormProps): ReactElement {
  const t = useT();
  const formId = useId();
  const [name, setName] = useState(given);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === "") setError(t("finding.views.nameNeeded"));
    else if (onSubmit(name.trim())) onClose();
    else setError(t("finding.views.refused"));
  };
  return (
    <Dialog size="s" title={title} onClose={onClose} {...(description === undefined ? {} : { description })}
      footer={<>
        <Button onClick={onClose}>{t("finding.cancel")}</Button>
        <Button type="submit" form={formId} variant="primary">{submitLabel}</Button>
      </>}>
      <form id={formId} onSubmit={submit} noValidate>
        <TextField label={t("finding.views.name")} value={name} maxLength={LIMITS.viewName} placeholder={t("finding.views.example")} error={error}
          onChange={(event) => {
            setName(event.target.value);
            setError(null);
          }} />
      </form>
    </Dialog>
  );
}
