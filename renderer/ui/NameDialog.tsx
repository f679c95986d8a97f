import { useId, useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { TextField } from "./TextField.tsx";

interface NameDialogWords {
  readonly title: string;
  readonly description?: string | undefined;
  readonly label: string;
  readonly placeholder: string;
  readonly submit: string;
  readonly cancel: string;
  /** Said when there is no name. */
  readonly needed: string;
  /** Said when the name was not taken. */
  readonly refused: string;
}

interface NameDialogProps {
  readonly words: NameDialogWords;
  /** What it is called now; empty for something new. */
  readonly name: string;
  readonly maxLength: number;
  /** Gets the name without spaces around it, and says whether it was taken. */
  onSubmit(name: string): boolean;
  onClose(): void;
  /** What else is to be answered, below the name. */
  readonly children?: ReactNode;
}

/** Asks what something is to be called. */
export function NameDialog({ words, name: given, maxLength, onSubmit, onClose, children }: NameDialogProps): ReactElement {
  const formId = useId();
  const [name, setName] = useState(given);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === "") setError(words.needed);
    else if (onSubmit(name.trim())) onClose();
    else setError(words.refused);
  };
  return (
    <Dialog size="s" title={words.title} holdsTyping={name !== given && name.trim() !== ""} onClose={onClose} {...(words.description === undefined ? {} : { description: words.description })}
      footer={<>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button type="submit" form={formId} variant="primary">{words.submit}</Button>
      </>}>
      <form id={formId} onSubmit={submit} noValidate>
        <TextField label={words.label} value={name} maxLength={maxLength} placeholder={words.placeholder} error={error}
          onChange={(event) => {
            setName(event.target.value);
            setError(null);
          }} />
        {children}
      </form>
    </Dialog>
  );
}
