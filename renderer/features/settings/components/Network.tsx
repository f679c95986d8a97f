import { isNodeAddress, MAX_NODES, type NetworkSettings } from "#shared/settings/index.ts";
import { useEffect, useRef, useState } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { RadioCards, Switch, TextArea, TextField } from "#renderer/ui/index.ts";
import styles from "../settings.module.css";

interface NetworkProps {
  /** The dialog was opened for this part: it is brought into view, and the keyboard to it. */
  readonly isAimedAt?: boolean;
  readonly value: NetworkSettings;
  readonly onChange: (network: NetworkSettings) => void;
}

/** How far study groups reach from this machine, and what each choice shows to whom. In force at once. */
export function Network({ isAimedAt = false, value, onChange }: NetworkProps) {
  const t = useT();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isAimedAt) return undefined;
    // The dialog gives the focus to its first field, a moment after it stands.
    const frame = requestAnimationFrame(() => {
      row.current?.scrollIntoView({ block: "start" });
      row.current?.querySelector<HTMLElement>("input:checked, [aria-checked=true]")?.focus({ preventScroll: true });
    });
    return () => { cancelAnimationFrame(frame); };
  }, [isAimedAt]);
  const change = (part: Partial<NetworkSettings>): void => { onChange({ ...value, ...part }); };
  const isInternet = value.reach === "internet";
  return (
    <div ref={row} className={styles.row}>
      <span className={styles.label}>{t("settings.network.label")}</span>
      <div className={styles.network}>
        {/* i18n-keys: settings.network.reach.* */}
        <RadioCards label={t("settings.network.label")} value={value.reach} onChange={(reach) => change({ reach })}
          cards={(["lan", "keepers", "internet"] as const).map((reach) => ({ value: reach, title: t(`settings.network.reach.${reach}.title`), detail: t(`settings.network.reach.${reach}.detail`) }))} />
        {isInternet && <Nodes nodes={value.nodes} onChange={(nodes) => change({ nodes: [...nodes] })} />}
        {isInternet && <Switch label={t("settings.network.public")} hint={t("settings.network.publicHint")} checked={value.usesPublicNodes} onChange={(usesPublicNodes) => change({ usesPublicNodes })} />}
        {isInternet && value.nodes.length === 0 && !value.usesPublicNodes && <p role="status" className={styles.notice}>{t("settings.network.noNodes")}</p>}
        {value.reach !== "lan" && <UploadLimit kbPerS={value.uploadKBPerS} onChange={(uploadKBPerS) => change({ uploadKBPerS })} />}
      </div>
    </div>
  );
}

/** One on each line; written when the field is left and every line can be read. */
function Nodes({ nodes, onChange }: { readonly nodes: readonly string[]; readonly onChange: (nodes: readonly string[]) => void }) {
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const leave = (): void => {
    if (draft === null) return;
    const lines = draft.split("\n").map((line) => line.trim());
    const asked = Array.from(new Set(lines.filter((line) => line !== "")));
    const bad = lines.findIndex((line) => line !== "" && !isNodeAddress(line));
    if (bad >= 0) return setError(t("settings.network.badNode", { line: bad + 1 }));
    if (asked.length > MAX_NODES) return setError(t("settings.network.manyNodes", { number: MAX_NODES }));
    setDraft(null);
    if (asked.join() !== nodes.join()) onChange(asked);
    return undefined;
  };
  return (
    <TextArea label={t("settings.network.nodes")} hint={t("settings.network.nodesHint")} placeholder={t("settings.network.nodesExample")} spellCheck={false} rows={3}
      value={draft ?? nodes.join("\n")} error={error} onBlur={leave} onChange={(event) => {
        setDraft(event.target.value);
        setError(null);
      }} />
  );
}

const MAX_DIGITS = 6;

function UploadLimit({ kbPerS, onChange }: { readonly kbPerS: number; readonly onChange: (kbPerS: number) => void }) {
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const [isUnread, setIsUnread] = useState(false);
  const leave = (): void => {
    if (draft === null) return;
    const asked = Number(draft.trim() === "" ? 0 : draft);
    const isAmount = Number.isInteger(asked) && asked >= 0;
    setIsUnread(!isAmount);
    if (!isAmount) return;
    if (asked !== kbPerS) onChange(asked);
    setDraft(null);
  };
  return (
    <TextField label={t("settings.network.upload")} hint={t("settings.network.uploadHint")} inputMode="numeric" maxLength={MAX_DIGITS} value={draft ?? String(kbPerS)}
      error={isUnread ? t("settings.network.badUpload", { number: kbPerS }) : null} onBlur={leave} onChange={(event) => {
        setDraft(event.target.value);
        setIsUnread(false);
      }} />
  );
}
