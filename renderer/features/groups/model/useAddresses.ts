import { useEffect, useState } from "react";
import { callMain, reportProblem } from "#renderer/runtime/index.ts";

export interface MachineAddresses { readonly addresses: readonly string[]; readonly keysAreProtected: boolean }

/** Where others can dial this machine, and whether the system guards its keys. Null: not known yet. */
export function useAddresses(): MachineAddresses | null {
  const [known, setKnown] = useState<MachineAddresses | null>(null);
  useEffect(() => {
    let isWanted = true;
    void callMain("groups.addresses", {}).then((answer) => {
      if (!answer.ok) reportProblem("groups.addresses", answer.error.detail, "warn");
      else if (isWanted) setKnown(answer.value);
    });
    return () => { isWanted = false; };
  }, []);
  return known;
}
