import { useEffect, useState } from "react";
import type { AppInfo } from "#shared/ipc/contract.ts";
import { callMain } from "#renderer/runtime/index.ts";

/** What this app is and where it keeps things; null until main has answered (and for good, if it does not). */
export function useAppInfo(): { info: AppInfo | null; setDataDir: (dataDir: string) => void } {
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    let isWanted = true;
    void callMain("app.info", {}).then((answer) => {
      if (isWanted && answer.ok) setInfo(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return { info, setDataDir: (dataDir) => setInfo((before) => (before === null ? before : { ...before, dataDir })) };
}
