import * as z from "zod";
import { groupStateSchema, INVITED_ROLES, joiningSchema, peerPresenceSchema, presenceSchema } from "#shared/sync/index.ts";
import { packedUpdatesSchema } from "./packedUpdates.ts";

/** What the page and main say to each other about study groups: docs/SYNC.md. */
const forestId = z.string().regex(/^fr_[A-Za-z0-9_-]{1,64}$/);
const personId = z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/);
const nothing = z.object({}).strict();
const done = z.object({}).strict();
const personName = z.string().trim().min(1).max(60);
const groupName = z.string().trim().min(1).max(60);
const invitedRole = z.enum(INVITED_ROLES);
const link = z.string().max(4_000);
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
  /** So many client ids for documents that are opened now, each to be used once. Null: the forest is in no group, and Yjs may draw its own. `prepare`: for a forest that is about to become one. */
  "groups.clientIds": { input: z.object({ forestId, count: z.number().int().min(1).max(MAX_CLIENT_IDS), prepare: z.boolean().optional() }).strict(), output: z.object({ clientIds: z.array(z.number().int()).nullable() }) },
  "groups.invite": { input: z.object({ forestId, role: invitedRole, expiresInMs: z.number().int().min(60_000).max(30 * 86_400_000) }).strict(), output: z.object({ refused: refusal, inviteId: z.string(), link }) },
  /** Asks where to, then writes the link into a file. */
  "groups.saveInvite": { input: z.object({ link }).strict(), output: z.object({ savedAs: z.string().nullable() }) },
  "groups.revokeInvite": { input: z.object({ forestId, inviteId: z.string().max(64) }).strict(), output: outcome },
  "groups.answerRequest": { input: z.object({ forestId, requestId: z.string().max(64), approve: z.boolean() }).strict(), output: outcome },
  /** Looks at a link (or the text of an invite file) without doing anything; null: it is none. */
  "groups.readLink": { input: z.object({ link }).strict(), output: z.object({ invite: z.object({ groupName: z.string(), inviterName: z.string(), role: invitedRole, expiresAtMs: z.number(), isExpired: z.boolean() }).nullable() }) },
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
  "groups.rename": { input: z.object({ forestId, name: groupName }).strict(), output: outcome },
  "groups.setKeeper": { input: z.object({ forestId, address: z.string().max(300), isAdded: z.boolean() }).strict(), output: z.object({ refused: z.enum(["bad-address", "not-allowed", "not-found", "ended", "too-large", "disk", "not-running"]).nullable() }) },
  "groups.setPaused": { input: z.object({ forestId, isPaused: z.boolean() }).strict(), output: outcome },
  /** From now on what others did comes as `groups.delivered`. `fromScratch`: everything again, for a forest whose own disk lost something. */
  "groups.follow": { input: z.object({ forestId, fromScratch: z.boolean() }).strict(), output: done },
  "groups.unfollow": { input: z.object({ forestId }).strict(), output: done },
  /** What was delivered under this token is in the forest's log on disk. */
  "groups.applied": { input: z.object({ forestId, token: z.number().int() }).strict(), output: done },
  "groups.setPresence": { input: z.object({ forestId, presence: presenceSchema.nullable() }).strict(), output: done },
  /** Asks where to, then writes what others do not have yet into an encrypted, signed file; null = the person changed their mind. */
  "groups.exportChanges": { input: z.object({ forestId }).strict(), output: z.object({ savedAs: z.string().nullable(), blocks: z.number().int(), refused: refusal }) },
  /** Asks for such a file and takes it in. `problem`: why it could not be. */
  "groups.importChanges": { input: z.object({ forestId }).strict(), output: z.object({ picked: z.boolean(), blocks: z.number().int(), problem: z.enum(["not-ours", "damaged", "newer-format", "too-large", "unreadable"]).nullable() }) },
  /** Why nothing flows, in findings the page words. */
  "groups.diagnose": {
    input: z.object({ forestId }).strict(),
    output: z.object({ findings: z.array(z.object({ what: z.enum(["not-running", "paused", "no-network", "multicast-silent", "nobody-found", "keeper-unreachable", "keeper-refused", "keeper-full", "all-well"]), detail: z.string().max(300) })) }),
  },
  /** Other addresses than the ones found by themselves: `host:port`. For a Wi-Fi that keeps its guests apart. */
  "groups.dial": { input: z.object({ forestId, address: z.string().max(200) }).strict(), output: z.object({ reached: z.boolean() }) },
  /** Where others can dial this machine. */
  "groups.addresses": { input: nothing, output: z.object({ addresses: z.array(z.string().max(120)), keysAreProtected: z.boolean() }) },
} as const;

export const groupEvents = {
  "groups.changed": z.object({ forestId, state: groupStateSchema.nullable() }),
  "groups.delivered": z.object({
    forestId, token: z.number().int(), updates: packedUpdatesSchema,
    /** Whose work each update is, in the same order. */
    by: z.array(personId),
  }),
  "groups.presence": z.object({ forestId, peers: z.array(peerPresenceSchema) }),
  "groups.joining": joiningSchema,
  /** A link that was clicked outside the app, or a file that was opened with it. */
  "groups.linkOpened": z.object({ link }),
} as const;
