import { readFileSync } from "node:fs";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";

/** What electron-builder.yml calls each fuse. */
const FUSES: Readonly<Record<string, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** How a fuse stands in the binary: one ASCII digit. The package keeps its own enum of these to itself. */
const ON = "1".charCodeAt(0);
const OFF = "0".charCodeAt(0);

/** The fuses that electron-builder.yml asks for. */
export function configuredFuses(configPath: string): Record<string, boolean> {
  const block = /^electronFuses:\n((?: {2}\w+: (?:true|false)\n)+)/m.exec(readFileSync(configPath, "utf8"))?.[1] ?? "";
  return Object.fromEntries([...block.matchAll(/(\w+): (true|false)/g)].map(([, name = "", value]) => [name, value === "true"]));
}

/** The fuses as they are burnt into a binary; a fuse this Electron does not have is left out. */
export async function burntFuses(executablePath: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(executablePath);
  return Object.fromEntries(Object.entries(FUSES).flatMap(([name, option]) => {
    const state = Number(wire[option]);
    return state === ON || state === OFF ? [[name, state === ON]] : [];
  }));
}
