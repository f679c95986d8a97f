import * as z from "zod";
import { INVITED_ROLES, ROLES } from "./roles.ts";

/** What the page is told of a group: plain data, made anew at each change. Keys of devices and logs are 43 letters of base64url. */
const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const personId = z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/);
export const groupIdSchema = z.string().regex(/^gr_[A-Za-z0-9_-]{43}$/);
export const ROUTES = ["lan", "direct", "relay", "keeper", "file"] as const;
export const routeSchema = z.enum(ROUTES);
export type Route = z.output<typeof routeSchema>;

export const groupDeviceSchema = z.object({
  deviceKey: key,
  logKey: key,
  name: z.string().max(120),
  isThisOne: z.boolean(),
  /** How it is connected now, or how its last word came; null: never heard of. */
  route: routeSchema.nullable(),
  isOnline: z.boolean(),
  roundTripMs: z.number().nullable(),
  /** Of everything this device here knows, so many blocks that one has acknowledged as written to its disk; its own ones count. */
  ackedBlocks: z.number().int(),
  /** So many it has not acknowledged yet. */
  pendingBlocks: z.number().int(),
  /** Since when there is something it lacks; null: it has everything. */
  pendingSinceMs: z.number().nullable(),
  lastHeardAtMs: z.number().nullable(),
});
export type GroupDevice = z.output<typeof groupDeviceSchema>;

export const groupMemberSchema = z.object({
  personId,
  name: z.string().max(120),
  role: z.enum(ROLES),
  isMe: z.boolean(),
  devices: z.array(groupDeviceSchema),
});
export type GroupMember = z.output<typeof groupMemberSchema>;

export const joinRequestSchema = z.object({
  requestId: z.string().max(64),
  personId,
  name: z.string().max(120),
  deviceName: z.string().max(120),
  /** Another device of the person who is asked. */
  isOwnDevice: z.boolean(),
  role: z.enum(ROLES),
  route: routeSchema,
  /** Four words, the same on both screens. */
  phrase: z.array(z.string().max(8)).length(4),
  askedAtMs: z.number(),
});
export type JoinRequest = z.output<typeof joinRequestSchema>;

export const groupInviteSchema = z.object({
  inviteId: z.string().max(64),
  role: z.enum(INVITED_ROLES),
  expiresAtMs: z.number(),
  status: z.enum(["open", "used", "revoked", "expired"]),
});
export type GroupInvite = z.output<typeof groupInviteSchema>;

export const removedMemberSchema = z.object({
  personId, name: z.string().max(120), removedAtMs: z.number(), hasLeft: z.boolean(),
  /** Blocks of theirs that came too late and are kept out. */
  lateBlocks: z.number().int(),
});

export const keeperStateSchema = z.object({
  /** `host:port/key`. */
  address: z.string().max(300),
  isOnline: z.boolean(),
  /** Blocks it has acknowledged, of all this device knows. */
  ackedBlocks: z.number().int(),
  pendingBlocks: z.number().int(),
  problem: z.enum(["unreachable", "refused", "full"]).nullable(),
});

/** Why this device takes no part (any more). `unlinked`: it was taken away, and its person stays. */
export const END_REASONS = ["removed", "left", "unlinked"] as const;

export const groupStateSchema = z.object({
  groupId: groupIdSchema,
  forestId: z.string(),
  name: z.string().max(120),
  createdAtMs: z.number(),
  myRole: z.enum(ROLES).nullable(),
  ended: z.enum(END_REASONS).nullable(),
  isPaused: z.boolean(),
  /** Blocks in all logs this device has. */
  totalBlocks: z.number().int(),
  /** Blocks others say they have and this device lacks: what a progress bar counts down. */
  missingBlocks: z.number().int(),
  members: z.array(groupMemberSchema),
  removed: z.array(removedMemberSchema),
  invites: z.array(groupInviteSchema),
  requests: z.array(joinRequestSchema),
  keepers: z.array(keeperStateSchema),
  /** Own updates that nobody will take because the role changed meanwhile. */
  ownRefused: z.number().int(),
});
export type GroupState = z.output<typeof groupStateSchema>;

/** This person among the members; undefined: they are not known as one yet, or not one any more. */
export const meIn = ({ members }: Pick<GroupState, "members">): GroupMember | undefined => members.find(({ isMe }) => isMe);

export const JOIN_PROBLEMS = ["bad-link", "expired", "used", "revoked", "refused", "not-found", "already-member", "lost", "unexpected"] as const;
export const joiningSchema = z.object({
  joinId: z.string().max(64),
  groupName: z.string().max(120),
  inviterName: z.string().max(120),
  /** This device comes in as a further one of `inviterName`. */
  isOwnDevice: z.boolean(),
  role: z.enum(ROLES),
  stage: z.enum(["searching", "waiting", "filling", "done", "failed"]),
  /** Words of the device that answered: of the inviter's, when that one did. */
  phrase: z.array(z.string().max(8)).nullable(),
  /** Words of further devices that answered; each is compared with whoever sits there. */
  otherPhrases: z.array(z.object({ name: z.string().max(120), phrase: z.array(z.string().max(8)) })),
  /** Who says the words of `phrase`. */
  answeredBy: z.string().max(120),
  /** From `filling` on. */
  forestId: z.string().nullable(),
  haveBlocks: z.number().int(),
  totalBlocks: z.number().int(),
  problem: z.enum(JOIN_PROBLEMS).nullable(),
});
export type Joining = z.output<typeof joiningSchema>;

/** What a person shows of themself while they work. From a reader only `online` is passed on: the rest is left out by the receiver. */
export const presenceSchema = z.object({
  /** The point looked at, the note open; null: neither. */
  at: z.string().max(80).nullable(),
  docId: z.string().max(80).nullable(),
  /** Yjs relative positions as JSON text. */
  anchor: z.string().max(400).nullable(),
  head: z.string().max(400).nullable(),
  /** What is being dragged, and where to, in the grove. */
  dragged: z.array(z.object({ pointId: z.string().max(80), x: z.number(), y: z.number() })).max(20),
});
export type Presence = z.output<typeof presenceSchema>;

export const peerPresenceSchema = z.object({ personId, deviceKey: key, name: z.string().max(120), presence: presenceSchema.nullable() });
export type PeerPresence = z.output<typeof peerPresenceSchema>;
