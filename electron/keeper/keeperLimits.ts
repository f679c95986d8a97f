/** What a keeper gives to others at most. Sizes in bytes. */
export interface KeeperLimits {
  readonly maxSpaceBytes: number;
  readonly maxTotalBytes: number;
  /** Spaces with blocks on disk; those in which people only meet are not kept. */
  readonly maxSpaces: number;
  readonly maxLogsInSpace: number;
  readonly maxConnections: number;
  /** From one address: a school may stand behind one. */
  readonly maxConnectionsPerAddress: number;
  /** That have not said who they are. */
  readonly maxHandshakes: number;
  readonly maxSpacesPerDevice: number;
  readonly maxCircuitsPerDevice: number;
  /** On its way to one device through all its circuits. */
  readonly maxCircuitBytesPerDevice: number;
  /** Blocks of one session, and of all, that wait for the disk. */
  readonly maxWaitingBytesPerSession: number;
  readonly maxWaitingBytes: number;
  /** A space that nobody came into for so long is removed. */
  readonly keepMs: number;
}

const MEBIBYTE = 1024 * 1024;
export const DEFAULT_LIMITS: KeeperLimits = {
  maxSpaceBytes: 512 * MEBIBYTE,
  maxTotalBytes: 20 * 1024 * MEBIBYTE,
  maxSpaces: 1_000,
  maxLogsInSpace: 256,
  maxConnections: 1_024,
  maxConnectionsPerAddress: 128,
  maxHandshakes: 64,
  maxSpacesPerDevice: 200,
  maxCircuitsPerDevice: 64,
  maxCircuitBytesPerDevice: 4 * MEBIBYTE,
  maxWaitingBytesPerSession: 80 * MEBIBYTE,
  maxWaitingBytes: 256 * MEBIBYTE,
  keepMs: 180 * 86_400_000,
};
