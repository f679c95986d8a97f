import { parseArgs } from "node:util";
import { DEFAULT_LIMITS, type KeeperLimits } from "./keeperLimits.ts";

export interface KeeperArguments {
  readonly dir: string;
  readonly host: string;
  readonly port: number;
  /** Under what name others reach this machine; null: its own addresses are printed. */
  readonly publicHost: string | null;
  /** UDP port of the first node for direct connections; null: no nodes. */
  readonly dhtPort: number | null;
  readonly limits: KeeperLimits;
}

export const USAGE = `Usage: keeper --data DIR [--port 4747] [--host 0.0.0.0] [--public NAME]
  --data DIR          where the key and the encrypted blocks are kept (needed)
  --port N            TCP port; 0: any free one
  --host ADDRESS      address to listen on; :: for IPv6 and IPv4
  --public NAME       host name or address to print in the keeper's address
  --dht-port N        also run nodes for direct connections, on this UDP port and the next three (needs --public, or one address of its own)
  --space-mb N        blocks of one space at most (${DEFAULT_LIMITS.maxSpaceBytes / 1024 ** 2})
  --total-mb N        blocks of all spaces at most (${DEFAULT_LIMITS.maxTotalBytes / 1024 ** 2})
  --spaces N          spaces with blocks at most (${DEFAULT_LIMITS.maxSpaces})
  --connections N     from one address at most (${DEFAULT_LIMITS.maxConnectionsPerAddress})
  --keep-days N       spaces nobody used for so long are removed (${DEFAULT_LIMITS.keepMs / 86_400_000})`;

/** A text says what is wrong. */
export function readArguments(words: readonly string[]): KeeperArguments | string {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { data: text, port: text, host: text, public: text, "dht-port": text, "space-mb": text, "total-mb": text, spaces: text, connections: text, "keep-days": text },
    });
    if (values.data === undefined || values.data === "") return USAGE;
    const limits: KeeperLimits = {
      ...DEFAULT_LIMITS,
      maxSpaceBytes: whole(values["space-mb"], DEFAULT_LIMITS.maxSpaceBytes / 1024 ** 2) * 1024 ** 2,
      maxTotalBytes: whole(values["total-mb"], DEFAULT_LIMITS.maxTotalBytes / 1024 ** 2) * 1024 ** 2,
      maxSpaces: whole(values.spaces, DEFAULT_LIMITS.maxSpaces),
      maxConnectionsPerAddress: whole(values.connections, DEFAULT_LIMITS.maxConnectionsPerAddress),
      keepMs: whole(values["keep-days"], DEFAULT_LIMITS.keepMs / 86_400_000) * 86_400_000,
    };
    const dhtPort = values["dht-port"] === undefined ? null : whole(values["dht-port"], 0, 1, 65_532);
    return { dir: values.data, dhtPort, host: values.host ?? "0.0.0.0", port: whole(values.port, 4_747, 0, 65_535), publicHost: values.public ?? null, limits };
  } catch (cause) {
    return `${cause instanceof Error ? cause.message : "These arguments cannot be read"}\n\n${USAGE}`;
  }
}

function whole(text: string | undefined, otherwise: number, min = 1, max = 100_000_000): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) throw new RangeError(`A whole number from ${min} to ${max} is needed, not "${text}"`);
  return value;
}
