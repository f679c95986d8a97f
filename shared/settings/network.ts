import * as z from "zod";

/** Nodes a person may name. */
export const MAX_NODES = 16;
const MAX_UPLOAD_KB_PER_S = 1_000_000;
const NODE = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?:([0-9]{1,5})$/;

/** `host:port`, the host a name or an IPv4 address. */
export function isNodeAddress(text: string): boolean {
  const port = Number(NODE.exec(text)?.[2] ?? 0);
  return port >= 1 && port <= 65_535;
}

/** How far study groups on this machine may reach. */
export const networkSettingsSchema = z.object({
  /** `lan`: the local network and nothing else. `keepers`: also the keepers a group names. `internet`: also straight to the others, through routers. */
  reach: z.enum(["lan", "keepers", "internet"]),
  /** Where direct connections begin: `host:port` each. */
  nodes: z.array(z.string().max(260).refine(isNodeAddress)).max(MAX_NODES),
  /** Begin at the nodes of the public network, too. */
  usesPublicNodes: z.boolean(),
  /** What may be sent in a second beyond the local network, in kilobytes; 0: as much as there is. */
  uploadKBPerS: z.number().int().min(0).max(MAX_UPLOAD_KB_PER_S),
}).strict();

export type NetworkSettings = Readonly<z.output<typeof networkSettingsSchema>>;

export const NETWORK_DEFAULTS: NetworkSettings = { reach: "keepers", nodes: [], usesPublicNodes: false, uploadKBPerS: 0 };
