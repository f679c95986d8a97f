import { useEffect, useId, useRef, useState, type FormEvent, type ReactElement } from "react";
import { isAdmin, type GroupState } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, reportProblem, useSettings, useShell } from "#renderer/runtime/index.ts";
import { Button, Dialog, Switch, TextField } from "#renderer/ui/index.ts";
import { KeeperNews } from "./components/Below.tsx";
import { couldBeHost, couldBeKeeper, keeperHost } from "./model/keeperHost.ts";
import type { MachineAddresses } from "./model/useAddresses.ts";
import { useGroupCall } from "./model/useGroupCall.ts";
import styles from "./groups.module.css";

interface NetworkDialogProps {
  readonly state: GroupState;
  readonly addresses: MachineAddresses | null;
  onClose(): void;
}

/** How this machine reaches the others: whether at all, over which keepers, at which addresses. */
export function NetworkDialog({ state, addresses, onClose }: NetworkDialogProps): ReactElement {
  const t = useT();
  const { forestId } = state;
  const { call } = useGroupCall();
  return (
    <Dialog title={t("groups.network.title")} onClose={onClose} footer={<Button variant="primary" onClick={onClose}>{t("groups.done")}</Button>}>
      <div className={styles.form}>
        <Switch label={t("groups.network.pause")} hint={t("groups.network.pauseHint")} checked={state.isPaused} onChange={(isPaused) => { void call("groups.setPaused", { forestId, isPaused }); }} />
        <Reach onClose={onClose} />
        <Keepers state={state} />
        <section className={styles.part} aria-label={t("groups.network.addresses")}>
          <h3>{t("groups.network.addresses")}</h3>
          <p className={styles.hint}>{t("groups.network.addressesHint")}</p>
          {addresses === null || addresses.addresses.length === 0 ? <p className={styles.hint}>{t("groups.network.noAddress")}</p> : <ul className={styles.addresses}>{addresses.addresses.map((address) => <li key={address}><code>{address}</code></li>)}</ul>}
        </section>
        <Dial forestId={forestId} />
      </div>
    </Dialog>
  );
}

/** Of this machine, for all its groups: changed in the settings. */
function Reach({ onClose }: { onClose(): void }): ReactElement {
  const t = useT();
  const shell = useShell();
  const { settings } = useSettings();
  const change = (): void => {
    onClose();
    shell.openDialog({ kind: "settings", part: "network" });
  };
  return (
    <section className={styles.part} aria-label={t("groups.network.reach")}>
      <h3>{t("groups.network.reach")}</h3>
      {/* i18n-keys: groups.network.reachNow.* */}
      <p className={styles.hint}>{t(`groups.network.reachNow.${settings.network.reach}`)}</p>
      <div><Button size="s" onClick={change}>{t("groups.network.change")}</Button></div>
    </section>
  );
}

/** Keepers of the group: seen by all, changed by admins. */
function Keepers({ state }: { readonly state: GroupState }): ReactElement {
  const t = useT();
  const id = useId();
  const { forestId, keepers } = state;
  const mayChange = isAdmin(state.myRole);
  const [address, setAddress] = useState("");
  const [problemKey, setProblemKey] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const change = async (of: string, isAdded: boolean): Promise<void> => {
    setIsBusy(true);
    const answer = await callMain("groups.setKeeper", { forestId, address: of, isAdded });
    setIsBusy(false);
    if (!answer.ok) reportProblem("groups.setKeeper", answer.error.detail);
    const refused = answer.ok ? answer.value.refused : "unexpected";
    // i18n-keys: groups.refused.*
    setProblemKey(refused === null ? null : `groups.refused.${refused}`);
    if (refused === null && isAdded) setAddress("");
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (couldBeKeeper(address)) void change(address.trim(), true);
    else setProblemKey("groups.refused.bad-address");
  };
  return (
    <section className={styles.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t("groups.keeper.title")}</h3>
      <p className={styles.hint}>{t("groups.keeper.what")}</p>
      {keepers.length === 0 ? null : (
        <ul className={styles.keepers}>
          {keepers.map((keeper) => (
            <li key={keeper.address}>
              <div><code>{keeperHost(keeper.address)}</code><KeeperNews keeper={keeper} /></div>
              {mayChange ? <Button size="s" variant="quiet" disabled={isBusy} aria-label={t("groups.keeper.removeNamed", { host: keeperHost(keeper.address) })} onClick={() => { void change(keeper.address, false); }}>{t("groups.keeper.remove")}</Button> : null}
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <form className={styles.oneField} onSubmit={add} noValidate>
          <TextField label={t("groups.keeper.address")} placeholder={t("groups.keeper.example")} maxLength={300} value={address} error={problemKey === null ? null : t(problemKey)} onChange={(event) => {
            setAddress(event.target.value);
            setProblemKey(null);
          }} />
          <Button type="submit" busy={isBusy}>{t("groups.keeper.add")}</Button>
        </form>
      ) : <p className={styles.hint}>{t("groups.keeper.adminsOnly")}</p>}
    </section>
  );
}

/** For a Wi-Fi that keeps its guests apart: the address of another machine, typed by hand. */
function Dial({ forestId }: { readonly forestId: string }): ReactElement {
  const t = useT();
  const [address, setAddress] = useState("");
  const [outcome, setOutcome] = useState<"dialling" | "reached" | "not-reached" | "bad-address" | null>(null);
  const section = useRef<HTMLElement>(null);
  // At the foot of the dialog: what came of it would be said below the edge.
  useEffect(() => { if (outcome !== null) section.current?.scrollIntoView({ block: "nearest" }); }, [outcome]);
  const dial = async (): Promise<void> => {
    setOutcome("dialling");
    const answer = await callMain("groups.dial", { forestId, address: address.trim() });
    if (!answer.ok) reportProblem("groups.dial", answer.error.detail);
    setOutcome(answer.ok && answer.value.reached ? "reached" : "not-reached");
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (couldBeHost(address)) void dial();
    else setOutcome("bad-address");
  };
  return (
    <section ref={section} className={styles.part} aria-label={t("groups.network.dial")}>
      <h3>{t("groups.network.dial")}</h3>
      <p className={styles.hint}>{t("groups.network.dialHint")}</p>
      <form className={styles.oneField} onSubmit={submit} noValidate>
        <TextField label={t("groups.network.dialField")} placeholder={t("groups.network.dialExample")} maxLength={200} value={address} error={outcome === "bad-address" ? t("groups.network.badHost") : outcome === "not-reached" ? t("groups.network.notReached") : null} onChange={(event) => {
          setAddress(event.target.value);
          setOutcome(null);
        }} />
        <Button type="submit" busy={outcome === "dialling"}>{t("groups.network.dialNow")}</Button>
      </form>
      <p role="status" className={styles.hint}>{outcome === "reached" ? t("groups.network.reached") : ""}</p>
    </section>
  );
}
