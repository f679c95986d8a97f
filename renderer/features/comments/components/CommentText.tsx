import { useMemo, type ReactElement } from "react";
import { textParts } from "#shared/discussion/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import styles from "../comments.module.css";

/** A member who is called, by the name they have today. */
function Mention({ personId, name }: { readonly personId: PersonId; readonly name: string }): ReactElement {
  const today = useView((view) => view.personName(personId));
  const called = `@${today ?? name}`;
  return <span className={styles.mention}>{called}</span>;
}

/** The words of a comment. Never read as anything but words. */
export function CommentText({ text }: { readonly text: string }): ReactElement {
  const parts = useMemo(() => textParts(text), [text]);
  return (
    <p className={styles.text}>
      {parts.map((part, index) => (part.kind === "text" ? part.text : <Mention key={`${index}-${part.personId}`} personId={part.personId} name={part.name} />))}
    </p>
  );
}
