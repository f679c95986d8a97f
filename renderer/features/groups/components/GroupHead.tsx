import { useRef, useState, type FormEvent, type ReactElement } from "react";
import { isAdmin, type GroupState } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, IconButton, Menu, type MenuEntry } from "#renderer/ui/index.ts";
import { received } from "../model/received.ts";
import { rolesToGive } from "../model/roleChoices.ts";
import styles from "../groups.module.css";

export const MAX_NAME_CHARS = 60;

interface GroupHeadProps {
  readonly state: GroupState;
  readonly isBusy: boolean;
  readonly isInviting: boolean;
  /** True: taken. */
  onRename(name: string): Promise<boolean>;
  onExport(): void;
  onExportAll(): void;
  onImport(): void;
  onInvite(): void;
  onDiagnose(): void;
  onNetwork(): void;
  onLeave(): void;
}

/** What the group is called, how many it is, and what can be done with it as a whole. */
export function GroupHead({ state, isBusy, isInviting, onRename, ...work }: GroupHeadProps): ReactElement {
  const t = useT();
  const entries: readonly MenuEntry[] = [
    { id: "import", label: t("groups.action.import"), icon: "import-file", onSelect: work.onImport },
    { id: "export-all", label: t("groups.action.exportAll"), icon: "exchange-file", onSelect: work.onExportAll },
    { id: "diagnose", label: t("groups.action.diagnose"), icon: "diagnosis", onSelect: work.onDiagnose },
    { id: "network", label: t("groups.action.network"), icon: "network", onSelect: work.onNetwork },
    { kind: "separator", id: "line" },
    { id: "leave", label: t("groups.action.leave"), icon: "leave", danger: true, onSelect: work.onLeave },
  ];
  return (
    <header className={styles.head}>
      <div className={styles.headWords}>
        <GroupName name={state.name} mayRename={isAdmin(state.myRole)} onRename={onRename} />
        <p>{t("groups.head.people", { count: state.members.length })}{t("groups.head.devices", { count: received(state).devices })}{t("groups.head.promise")}</p>
      </div>
      <Button icon="exchange-file" busy={isBusy} onClick={work.onExport}>{t("groups.action.export")}</Button>
      {rolesToGive(state.myRole).length === 0 ? null : <Button variant="soft" icon="plus" aria-expanded={isInviting} onClick={work.onInvite}>{t("groups.invite.button")}</Button>}
      <Menu align="end" trigger={<IconButton icon="more" label={t("groups.head.more")} />} entries={entries} />
    </header>
  );
}

function GroupName({ name, mayRename, onRename }: { readonly name: string; readonly mayRename: boolean; onRename(name: string): Promise<boolean> }): ReactElement {
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const isSending = useRef(false);
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    const wanted = draft?.trim() ?? "";
    if (isSending.current || draft === null) return;
    isSending.current = true;
    // An empty name, or the one it has: nothing to ask for.
    const isDone = wanted === "" || wanted === name || await onRename(wanted);
    isSending.current = false;
    // A refused one stays, so that nobody has to type it again.
    if (isDone) setDraft(null);
  };
  if (draft === null) {
    return (
      <div className={styles.name}>
        <h1>{name}</h1>
        {mayRename ? <IconButton icon="pencil" size="s" label={t("groups.head.rename")} onClick={() => { setDraft(name); }} /> : null}
      </div>
    );
  }
  return (
    <form className={styles.name} onSubmit={(event) => { void send(event); }} data-holds-typing={draft.trim() !== name || undefined}>
      <h1 className="visually-hidden">{name}</h1>
      {/* Somebody asked for this field just now. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <input className={styles.nameField} aria-label={t("groups.new.name")} value={draft} maxLength={MAX_NAME_CHARS} autoFocus onChange={(event) => { setDraft(event.target.value); }}
        onBlur={() => { void send(); }} onKeyDown={(event) => { if (event.key === "Escape" && !event.nativeEvent.isComposing) setDraft(null); }} />
    </form>
  );
}
