import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Avatar } from "#renderer/ui/index.ts";
import type { Member } from "../model/mentionQuery.ts";
import styles from "../comments.module.css";

interface MemberListProps {
  readonly id: string;
  readonly members: readonly Member[];
  readonly activeIndex: number;
  onChoose(member: Member): void;
}

export const memberOptionId = (listId: string, index: number): string => `${listId}-${index}`;

/** Whom an `@` may mean. The keyboard stays in the text; what is marked here is told to a screen reader by the field. */
export function MemberList({ id, members, activeIndex, onChoose }: MemberListProps): ReactElement {
  const t = useT();
  return (
    <ul id={id} role="listbox" aria-label={t("comments.members")} className={styles.members}>
      {members.map((member, index) => (
        <li key={member.id} id={memberOptionId(id, index)} role="option" aria-selected={index === activeIndex} tabIndex={-1} className={styles.member}
          // Before the field would lose the keyboard.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(member);
          }}>
          <span aria-hidden="true"><Avatar name={member.name} seed={member.id} size="s" /></span>{member.name}
        </li>
      ))}
    </ul>
  );
}
