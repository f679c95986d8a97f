import type { GroupDevice } from "#shared/sync/index.ts";

/** The devices of one person, those of one name numbered: the same numbers on every machine, whatever the order there. */
export function namedApart(devices: readonly GroupDevice[]): readonly GroupDevice[] {
  const keys = devices.map(({ deviceKey }) => deviceKey).sort();
  return devices.map((device) => {
    const alike = keys.filter((key) => devices.some((other) => other.deviceKey === key && other.name === device.name));
    return alike.length < 2 ? device : { ...device, name: `${device.name} ${String(alike.indexOf(device.deviceKey) + 1)}` };
  });
}
