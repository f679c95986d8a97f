import type { KeyboardEvent, ReactElement } from "react";
import { useWrittenText } from "#renderer/runtime/index.ts";

interface AttrFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly className?: string;
  onCommit(text: string): void;
}

/** A line of text that belongs to a picture. It is written when it is left or after a pause, never in the middle of a composition. */
export function AttrField({ label, value, placeholder, className, onCommit }: AttrFieldProps): ReactElement {
  const written = useWrittenText(value, (text) => {
    onCommit(text);
    return null;
  });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") written.revert();
    if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
  };
  return <input {...written.field} className={className} placeholder={placeholder} aria-label={label} onKeyDown={onKeyDown} />;
}
