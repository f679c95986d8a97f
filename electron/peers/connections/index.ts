export { createConnections, RACE_MS, type Connections } from "./createConnections.ts";
export type { Connection, Lane, Place } from "./connectionTypes.ts";
export { createUploadLimit, type UploadLimit } from "./uploadLimit.ts";
export { ConnectionFailure, openConnection, type CloseReason, type ConnectionOptions, type PeerConnection } from "./openConnection.ts";
