import * as z from "zod";
import { groupStateSchema, INVITED_ROLES, joiningSchema, MAX_LINK_LETTERS, ROLES, peerPresenceSchema, presenceSchema } from "#shared/sync/index.ts";
import { isAttachmentId, MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import { groupFileSchema } from "./groupFiles.ts";
import { packedUpdatesSchema } from "./packedUpdates.ts";

/** What the page and main say to each other about study groups: docs/SYNC.md. */
const forestId = z.string().regex(/^fr_[A-Za-z0-9_-]{1,64}$/);
const personId = z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/);
/** A person, or this one on another device. */
export const author = z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}\+?$/);
const nothing = z.object({}).strict();
const done = z.object({}).strict();
const personName = z.string().trim().min(1).max(60);
const attachmentSha = z.string().refine(isAttachmentId);
const groupName = z.string().trim().min(1).max(60);
const invitedRole = z.enum(INVITED_ROLES);
const link = z.string().max(MAX_LINK_LETTERS);
export const MAX_CLIENT_IDS = 256;
export const MAX_INVITE_FILE_BYTES = 16 * 1024;

/** Why something about a group did not happen. */
const refusal = z.enum(["not-allowed", "not-found", "ended", "too-large", "disk", "not-running"]).nullable();
export type GroupCallRefusal = z.output<typeof refusal>;
const outcome = z.object({ refused: refusal });

export const groupCalls = {
  /** Null: the forest is not shared. */
  "groups.state": { input: z.object({ forestId }).strict(), output: z.object({ state: groupStateSchema.nullable() }) },
  /** Makes a group of a forest that is open and written; the page has taken its client ids (`groups.clientIds`) before. */
  "groups.create": { input: z.object({ forestId, name: groupName, personName }).strict(), output: outcome },
  /** So many client ids for documents that are opened now, each to be used once. Null: the forest is in no group, and Yjs may draw its own. `personId`: who this person is in the group, where that is not the one of the settings. `prepare`: for a forest that is about to become one. */
  "groups.clientIds": { input: z.object({ forestId, count: z.number().int().min(1).max(MAX_CLIENT_IDS), prepare: z.boolean().optional() }).strict(), output: z.object({ clientIds: z.array(z.number().int()).nullable(), personId: personId.nullable() }) },
  /** Which of these client ids this device was given for the group of this forest, now or earlier. */
  "groups.ownClientIds": { input: z.object({ forestId, clientIds: z.array(z.number().int()).max(MAX_CLIENT_IDS) }).strict(), output: z.object({ own: z.array(z.number().int()) }) },
  "groups.invite": { input: z.object({ forestId, role: invitedRole, expiresInMs: z.number().int().min(60_000).max(30 * 86_400_000) }).strict(), output: z.object({ refused: refusal, inviteId: z.string(), link }) },
  /** Asks where to, then writes the link into a file. */
  "groups.saveInvite": { input: z.object({ link }).strict(), output: z.object({ savedAs: z.string().nullable() }) },
  "groups.revokeInvite": { input: z.object({ forestId, inviteId: z.string().max(64) }).strict(), output: outcome },
  /** A link for another device of this person; it works once and for minutes, and the one before works no more. */
  "groups.linkDevice": { input: z.object({ forestId }).strict(), output: z.object({ refused: refusal, link, expiresAtMs: z.number() }) },
  "groups.cancelDeviceLink": { input: z.object({ forestId }).strict(), output: outcome },
  /** Takes one device of somebody away, who stays in the group. */
  "groups.unlinkDevice": { input: z.object({ forestId, personId, deviceKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }).strict(), output: outcome },
  "groups.answerRequest": { input: z.object({ forestId, requestId: z.string().max(64), approve: z.boolean() }).strict(), output: outcome },
  /** Looks at a link (or the text of an invite file) without doing anything; null: it is none. */
  "groups.readLink": { input: z.object({ link }).strict(), output: z.object({ invite: z.object({ groupName: z.string(), inviterName: z.string(), role: z.enum(ROLES), isOwnDevice: z.boolean(), expiresAtMs: z.number(), isExpired: z.boolean() }).nullable() }) },
  "groups.pickInvite": { input: nothing, output: z.object({ link: link.nullable() }) },
  /** Knocks; what follows comes as `groups.joining`. */
  "groups.join": { input: z.object({ link, personName }).strict(), output: z.object({ joining: joiningSchema }) },
  "groups.cancelJoin": { input: z.object({ joinId: z.string().max(64) }).strict(), output: done },
  "groups.setRole": { input: z.object({ forestId, personId, role: invitedRole }).strict(), output: outcome },
  "groups.remove": { input: z.object({ forestId, personId }).strict(), output: outcome },
  "groups.handOver": { input: z.object({ forestId, personId }).strict(), output: outcome },
  "groups.leave": { input: z.object({ forestId }).strict(), output: outcome },
  /** Forgets the keys and blocks of a group that ended here; the forest stays. */
  "groups.forget": { input: z.object({ forestId }).strict(), output: outcome },
  /** A new forest, filled from the group's blocks, takes the place of this one, which stays as an ordinary forest of this name. `newForestId`: the new one; null when refused. */
  "groups.rebuild": { input: z.object({ forestId, copyName: z.string().trim().min(1).max(120) }).strict(), output: z.object({ refused: refusal, newForestId: forestId.nullable() }) },
  "groups.rename": { input: z.object({ forestId, name: groupName }).strict(), output: outcome },
  "groups.setKeeper": { input: z.object({ forestId, address: z.string().max(300), isAdded: z.boolean() }).strict(), output: z.object({ refused: z.enum(["bad-address", "not-allowed", "not-found", "ended", "too-large", "disk", "not-running"]).nullable() }) },
  "groups.setPaused": { input: z.object({ forestId, isPaused: z.boolean() }).strict(), output: outcome },
  /** From now on what others did comes as `groups.delivered`. `fromScratch`: everything again, for a forest whose own disk lost something. */
  "groups.follow": { input: z.object({ forestId, fromScratch: z.boolean() }).strict(), output: done },
  "groups.unfollow": { input: z.object({ forestId }).strict(), output: done },
  /** What was delivered under this token is in the forest's log on disk. */
  "groups.applied": { input: z.object({ forestId, token: z.number().int() }).strict(), output: done },
  "groups.setPresence": { input: z.object({ forestId, presence: presenceSchema.nullable() }).strict(), output: done },
  /** Asks where to, then writes what others do not have yet into an encrypted, signed file; null = the person changed their mind. `isWhole`: everything there is. */
  "groups.exportChanges": { input: z.object({ forestId, isWhole: z.boolean().optional() }).strict(), output: z.object({ savedAs: z.string().nullable(), blocks: z.number().int(), refused: refusal }) },
  /** Asks for such a file and takes it in. `problem`: why it could not be. */
  "groups.importChanges": { input: z.object({ forestId }).strict(), output: z.object({ picked: z.boolean(), blocks: z.number().int(), problem: z.enum(["not-ours", "damaged", "newer-format", "too-large", "gap", "unreadable"]).nullable() }) },
  /** Why nothing flows, in findings the page words. */
  "groups.diagnose": {
    input: z.object({ forestId }).strict(),
    output: z.object({ findings: z.array(z.object({ what: z.enum(["not-running", "paused", "no-network", "multicast-silent", "nobody-found", "keeper-unreachable", "keeper-refused", "keeper-full", "keepers-off", "internet-off", "internet-no-nodes", "internet-unavailable", "internet-silent", "udp-blocked", "internet-not-through", "all-well"]), detail: z.string().max(300) })) }),
  },
  /** Other addresses than the ones found by themselves: `host:port`. For a Wi-Fi that keeps its guests apart. */
  "groups.dial": { input: z.object({ forestId, address: z.string().max(200) }).strict(), output: z.object({ reached: z.boolean() }) },
  /** A file that a note names: whether it is here, or who has it. It is fetched when it is not larger than the limit; 0: it is only asked about. What follows comes as `groups.file`. */
  "groups.fetchFile": { input: z.object({ forestId, sha256: attachmentSha, limitBytes: z.number().int().min(0).max(MAX_ATTACHMENT_BYTES) }).strict(), output: z.object({ file: groupFileSchema }) },
  /** What came so far stays for another time. */
  "groups.cancelFile": { input: z.object({ forestId, sha256: attachmentSha }).strict(), output: done },
  /** Where others can dial this machine. */
  "groups.addresses": { input: nothing, output: z.object({ addresses: z.array(z.string().max(120)), keysAreProtected: z.boolean() }) },
} as const;

export const groupEvents = {
  "groups.changed": z.object({ forestId, state: groupStateSchema.nullable() }),
  "groups.delivered": z.object({
    forestId, token: z.number().int(), updates: packedUpdatesSchema,
    /** Whose work each update is, in the same order; marked (`elsewhereOf`) where it is this person's own, done on another device. */
    by: z.array(author),
  }),
  "groups.presence": z.object({ forestId, peers: z.array(peerPresenceSchema) }),
  "groups.joining": joiningSchema,
  "groups.file": z.object({ forestId, file: groupFileSchema }),
  /** A link that was clicked outside the app, or a file that was opened with it. */
  "groups.linkOpened": z.object({ link }),
} as const;
