import type { ReactElement } from "react";
import type { GroupDevice } from "#shared/sync/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { useSaveState } from "#renderer/runtime/index.ts";
import { Icon, IconButton } from "#renderer/ui/index.ts";
import type { When } from "../model/useWhen.ts";
import { routeLook } from "../model/routeLook.ts";
import styles from "../groups.module.css";

interface DeviceCellsProps {
  readonly device: GroupDevice;
  /** Another device of the same person has everything: this one gets it from there. */
  readonly isServed: boolean;
  readonly when: When;
  /** Null: it cannot be taken away from here. */
  readonly onUnlink: (() => void) | null;
}

/** Four cells of the table: which device, over what, what it acknowledged last, what it lacks. */
export function DeviceCells({ device, isServed, when, onUnlink }: DeviceCellsProps): ReactElement {
  const t = useT();
  const { number } = useLocale();
  return (
    <>
      <td><span className={styles.device}><Icon name="device" size={18} /><span>{device.name}</span>{onUnlink === null ? null : <IconButton icon="trash" size="s" label={device.isThisOne ? t("groups.unlink.here") : t("groups.unlink.button", { device: device.name })} onClick={onUnlink} />}</span></td>
      <td><RouteCell device={device} when={when} /></td>
      <td>
        {device.lastHeardAtMs === null && !device.isThisOne ? t("groups.table.nothing") : (
          <>
            <span>{t("groups.table.block", { number: number(device.ackedBlocks) })}</span>
            {device.isThisOne ? <WrittenHere /> : device.lastHeardAtMs === null ? null : <span className={styles.sub}>{when(device.lastHeardAtMs)}</span>}
          </>
        )}
      </td>
      <td><PendingCell device={device} isServed={isServed} when={when} /></td>
    </>
  );
}

function WrittenHere(): ReactElement | null {
  const t = useT();
  const { time } = useLocale();
  const state = useSaveState();
  if (state.kind !== "written") return <span className={styles.sub}>{t("groups.table.writing")}</span>;
  return state.atMs === null ? null : <span className={styles.sub}>{t("groups.table.writtenAt", { time: time(state.atMs) })}</span>;
}

function RouteCell({ device, when }: Pick<DeviceCellsProps, "device" | "when">): ReactElement {
  const t = useT();
  const look = routeLook(device);
  // i18n-keys: groups.route.*
  return (
    <>
      <span className={styles.route} data-tone={look.tone}><Icon name={look.icon} size={18} /><span>{t(`groups.route.${look.what}`)}</span></span>
      <span className={`${styles.sub} ${styles.underRoute}`}>{routeDetail(device, look.what)}</span>
    </>
  );

  function routeDetail({ isOnline, roundTripMs, lastHeardAtMs }: GroupDevice, what: string): string {
    if (isOnline && roundTripMs !== null) return t("groups.table.roundTrip", { ms: Math.max(1, Math.round(roundTripMs)) });
    if (what === "file") return t("groups.table.byFile");
    return what === "offline" && lastHeardAtMs !== null ? t("groups.table.since", { when: when.since(lastHeardAtMs) }) : "";
  }
}

function PendingCell({ device, isServed, when }: Omit<DeviceCellsProps, "onUnlink">): ReactElement {
  const t = useT();
  const { number } = useLocale();
  if (device.isThisOne) return <span className={styles.sub}>{t("groups.table.nothing")}</span>;
  if (device.pendingBlocks === 0) return <span className={styles.zero}><Icon name="check" />{t("groups.table.zero")}</span>;
  const way = device.isOnline ? "" : isServed ? t("groups.table.byOther") : device.route === "file" ? t("groups.table.nextFile") : t("groups.table.whenOnline");
  const since = device.pendingSinceMs === null ? "" : t("groups.table.since", { when: when.since(device.pendingSinceMs) });
  return (
    <>
      <span className={isServed ? styles.served : styles.pending}>{t("groups.table.pending", { count: device.pendingBlocks, number: number(device.pendingBlocks) })}</span>
      {[since, way].map((line) => (line === "" ? null : <span key={line} className={styles.sub}>{line}</span>))}
    </>
  );
}
