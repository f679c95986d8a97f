import { createContext, useContext, useEffect, useMemo, useState, type ReactElement, type ReactNode } from "react";
import { invariant } from "#shared/kernel/index.ts";
import type { IpcResult } from "#shared/ipc/contract.ts";
import { readSettings, type Settings, type SettingsPatch } from "#shared/settings/index.ts";
import { callMain, onMain } from "../ipcClient.ts";
import { reportProblem } from "../reportProblem.ts";

export interface SettingsAccess {
  readonly settings: Settings;
  /** Changes the given fields; the answer is what main has stored. */
  write(patch: SettingsPatch): Promise<IpcResult<Settings>>;
}

const SettingsContext = createContext<SettingsAccess | null>(null);

/**
 * Gives everything below it the settings of this machine and keeps them current. Draws nothing until they are known, so that no wrong language or
 * theme flashes by; `initial` (settings that were read before the first draw) spares the wait.
 */
export function SettingsProvider({ initial = null, children }: { readonly initial?: Settings | null; readonly children: ReactNode }): ReactElement | null {
  const [settings, setSettings] = useState<Settings | null>(initial);
  useEffect(() => onMain("settings.changed", setSettings), []);
  useEffect(() => {
    if (initial !== null) return undefined;
    let wanted = true;
    const read = async (): Promise<void> => {
      const answer = await callMain("settings.read", {});
      if (!answer.ok) reportProblem("settings.read", answer.error.code);
      if (wanted) setSettings(answer.ok ? answer.value : readSettings({}));
    };
    void read();
    return () => { wanted = false; };
  }, [initial]);
  const access = useMemo((): SettingsAccess | null => (settings === null ? null : {
    settings,
    write: async (patch) => {
      const answer = await callMain("settings.write", patch);
      if (answer.ok) setSettings(answer.value);
      return answer;
    },
  }), [settings]);
  return access === null ? null : <SettingsContext value={access}>{children}</SettingsContext>;
}

/** The settings and how to change them. */
export function useSettings(): SettingsAccess {
  const access = useContext(SettingsContext);
  invariant(access !== null, "useSettings needs a SettingsProvider above it");
  return access;
}

/** The settings, or null where no provider stands above (a component drawn on its own). */
export function useSettingsOrNull(): SettingsAccess | null {
  return useContext(SettingsContext);
}
