import * as z from "zod";
import { fromText, type Welcome } from "#shared/sync/index.ts";

/** What is said at the door of a group, over the encrypted channel of an invite's place: JSON, 64 KiB at most. */
export const MAX_JOIN_MESSAGE_BYTES = 64 * 1024;

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const name = z.string().trim().min(1).max(120);

const knockSchema = z.object({
  kind: z.literal("knock"), inviteId: z.string().max(64), personId: z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/), name, deviceName: name, logKey: key,
  /** The device's signature over `proofOf`; of a further device over `deviceProofOf`. */
  proof: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
const welcomeSchema = z.object({
  kind: z.literal("welcome"), groupId: z.string().max(64), founderLogKey: key, name: z.string().max(120), keepers: z.array(z.string().max(300)).max(64),
  epochKeys: z.array(z.object({ epochId: z.string().regex(/^[0-9a-f]{16}$/), key })).min(1).max(1_000),
  /** To a further device of somebody: whose it is from now on. */
  person: z.object({ personId: z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/), name: z.string().max(120) }).nullish(),
});
const messageSchema = z.discriminatedUnion("kind", [
  knockSchema,
  welcomeSchema,
  /** Said by a device that may let in by somebody else's invite: others who hold the link are in that place, too, and are told nothing. */
  z.object({ kind: z.literal("door") }),
  /** The knock was heard; a person is asked: the one of this name. */
  z.object({ kind: z.literal("waiting"), name: z.string().max(120).optional() }),
  z.object({ kind: z.literal("no"), problem: z.enum(["refused", "expired", "used", "revoked", "already-member"]) }),
  /** The one who knocked changed their mind. */
  z.object({ kind: z.literal("cancel") }),
]);
export type JoinMessage = z.output<typeof messageSchema>;
export type KnockMessage = z.output<typeof knockSchema>;
export type WelcomeMessage = z.output<typeof welcomeSchema>;

export function encodeJoinMessage(message: JoinMessage): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(message));
}

/** Null for anything that is no such message. */
export function parseJoinMessage(bytes: Uint8Array): JoinMessage | null {
  if (bytes.length > MAX_JOIN_MESSAGE_BYTES) return null;
  try {
    return messageSchema.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))).data ?? null;
  } catch {
    // SAFETY: bytes of others that are no UTF-8 or no JSON; the caller hears it as null.
    return null;
  }
}

/** Null when one of the keys is none. */
export function welcomeOf(message: WelcomeMessage): Welcome | null {
  const epochKeys = message.epochKeys.map(({ epochId, key: text }) => ({ epochId, key: fromText(text) ?? new Uint8Array() }));
  if (epochKeys.some(({ key: bytes }) => bytes.length !== 32)) return null;
  return { groupId: message.groupId, founderLogKey: message.founderLogKey, epochKeys, keepers: message.keepers, name: message.name, person: message.person ?? null };
}
