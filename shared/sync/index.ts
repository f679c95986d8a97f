export type { KeyPair, SyncCrypto } from "./crypto.ts";
export {
  END_REASONS, groupIdSchema, groupStateSchema, JOIN_PROBLEMS, joiningSchema, meIn, peerPresenceSchema, presenceSchema,
  type GroupDevice, type GroupInvite, type GroupMember, type GroupState, type Joining, type JoinRequest, type PeerPresence, type Presence, type Route,
} from "./groupState.ts";
export type { FileFetch, FileParts, FilePiece, FileStage, IncomingFiles } from "./fileTypes.ts";
export { fromText, toText } from "./keyText.ts";
export type { AdmittedUpdate, Beginning, BlockStore, Channel, Delivery, GroupRefusal, GroupSecrets, NewDevice, Newcomer, OwnUpdate, RefusalReason, Remote, Replica, ReplicaEvent, ReplicaParts, Welcome } from "./replicaTypes.ts";
export { INVITED_ROLES, isAdmin, mayGovern, mayWrite, ROLES, type InvitedRole, type Role } from "./roles.ts";
export { discoveryKeyOf, internetDialKeysOf, internetProofOf, internetTopicOf, invitePlaceOf, keeperDoorOf, lanTagOf, spaceAccessOf, spaceKeysOf } from "./places.ts";
export { readKeeperAddress, writeKeeperAddress, type KeeperAddress } from "./keeperAddress.ts";
export { chainHash, decodeBlock, encodeBlock, FIRST_HASH, openBlock, writeBlock, type BlockPlace, type ChainPlace } from "./blocks.ts";
export type { BlockItem, BlockPayload, PlacedEntry, RoleSpan, Roster, RosterEpoch, RosterInvite, RosterLog, RosterPerson, StoredBlock } from "./blockTypes.ts";
export { clientIdOf } from "./clientIds.ts";
export { deviceProofOf, encodeEntry, groupIdOf, parseEntry, proofOf, type Entry } from "./entries.ts";
export { foldRoster } from "./foldRoster.ts";
export { epochIdOf } from "./replicaEpochs.ts";
export { MAX_LINK_LETTERS, readInviteLink, writeInviteLink, type Invite } from "./inviteLink.ts";
export { decodePayload, encodePayload } from "./payload.ts";
export { phraseNumberOf, phraseOf } from "./phrase.ts";
export { currentRole, cutOf, roleAt } from "./rosterAt.ts";
export { malformed, readBytes, readCapped, readFixed, readList, readNumber, type Reader } from "./cappedReading.ts";
export { decodeMessage, encodeMessage, HEAD_BYTES, MAX_PIECE_BYTES, MAX_RUN_BYTES, MAX_WANT_BYTES, type HaveLog, type SessionMessage } from "./sessionMessages.ts";
export { createReplica, foundGroup, type Founding } from "./createReplica.ts";
