import { isNodeAddress, MAX_NODES, type NetworkSettings } from "#shared/settings/index.ts";
import { useState } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { RadioCards, Switch, TextArea, TextField } from "#renderer/ui/index.ts";
import styles from "../settings.module.css";

interface NetworkProps {
  readonly value: NetworkSettings;
  readonly onChange: (network: NetworkSettings) => void;
}

/** How far study groups reach from this machine, and what each choice shows to whom. In force at once. */
export function Network({ value, onChange }: NetworkProps) {
  const t = useT();
  const change = (part: Partial<NetworkSettings>): void => { onChange({ ...value, ...part }); };
  const isInternet = value.reach === "internet";
  return (
    <div className={styles.row}>
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
  const leave = (): void => {
    const asked = Number(draft?.trim() === "" ? 0 : draft);
    if (draft !== null && Number.isInteger(asked) && asked >= 0 && asked !== kbPerS) onChange(asked);
    setDraft(null);
  };
  return (
    <TextField label={t("settings.network.upload")} hint={t("settings.network.uploadHint")} inputMode="numeric" maxLength={MAX_DIGITS} value={draft ?? String(kbPerS)}
      onChange={(event) => setDraft(event.target.value)} onBlur={leave} />
  );
}
