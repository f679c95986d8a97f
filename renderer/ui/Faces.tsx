import type { ReactElement } from "react";
import { Avatar } from "./Avatar.tsx";
import styles from "./Avatar.module.css";

interface FacesProps {
  readonly people: readonly { readonly personId: string; readonly name: string }[];
  /** Says who they are and what about them: the pictures alone do not. */
  readonly label: string;
}

const SHOWN = 3;

/** A few people in little room, one picture over the other. Nothing for nobody. */
export function Faces({ people, label }: FacesProps): ReactElement | null {
  if (people.length === 0) return null;
  return (
    <span className={styles.faces} role="img" aria-label={label} title={label}>
      {people.slice(0, SHOWN).map(({ personId, name }) => <Avatar key={personId} name={name} seed={personId} size="xs" />)}
      {people.length > SHOWN ? <span aria-hidden="true">+{people.length - SHOWN}</span> : null}
    </span>
  );
}
