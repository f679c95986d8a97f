import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useReadable } from "#renderer/runtime/index.ts";
import type { GroupPort } from "./model/groupPort.ts";
import { received, receivedTone } from "./model/received.ts";
import styles from "./bar.module.css";

/** The second of two separate claims in the bar: how many members have received everything. Nothing without a group. */
export function GroupChip({ port, onShow }: { readonly port: Pick<GroupPort, "state">; onShow(): void }): ReactElement | null {
  const t = useT();
  const state = useReadable(port.state);
  if (state === null || state.ended !== null) return null;
  const counts = received(state);
  const text = state.isPaused ? t("groups.chip.paused") : counts.others === 0 ? t("groups.chip.nobody") : t("groups.chip.received", { complete: counts.complete, others: counts.others });
  return (
    <button type="button" className={styles.chip} data-tone={state.isPaused || counts.others === 0 ? "off" : receivedTone(counts)} title={t("groups.chip.hint", { name: state.name })} onClick={onShow}>
      <i aria-hidden="true" />
      <span>{text}</span>
    </button>
  );
}
