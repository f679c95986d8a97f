import { isPersonId } from "#shared/kernel/index.ts";
import type { PlacedEntry, Roster, RosterInvite, RosterLog, RosterPerson } from "./blockTypes.ts";
import type { SyncCrypto } from "./crypto.ts";
import { groupIdOf, type Entry } from "./entries.ts";
import { graphOf, visitInOrder, type EntryGraph, type Standing } from "./entryGraph.ts";
import { applyEntry, bindLog } from "./entryRules.ts";
import { isAdmin } from "./roles.ts";
import { knownRole, reachOf, roleOf, withoutRight, type CountedEntry, type FoldedEntry, type RosterDraft } from "./rosterDraft.ts";

type Genesis = Extract<Entry, { kind: "genesis" }>;
interface Beginning { readonly placed: PlacedEntry; readonly genesis: Genesis; readonly no: number }
type Ignored = Roster["ignored"][number];

/**
 * What the entries of all logs amount to: the same for everybody who has the same entries, whatever their order and however often they are given. Null: no valid genesis among them.
 *
 * Folded in causal order. Where an entry takes a right away from something that was folded before it and that its author had not seen, that something never counts, and folding
 * begins anew without it.
 */
export function foldRoster(crypto: SyncCrypto, groupId: string, entries: readonly PlacedEntry[]): Roster | null {
  const graph = graphOf(entries);
  const beginning = beginningOf(crypto, groupId, graph);
  if (beginning === null) return null;
  const voided = new Set<number>();
  for (;;) {
    const folded = foldOnce(crypto, { groupId, graph, beginning }, voided);
    if (folded !== null) return rosterOf(folded.draft, beginning, { graph, ignored: folded.ignored });
  }
}

/** Null: something more was voided, and it is to be done again. Each time there is more of it, so that this ends. */
function foldOnce(
  crypto: SyncCrypto,
  { groupId, graph, beginning }: { readonly groupId: string; readonly graph: EntryGraph; readonly beginning: Beginning },
  voided: Set<number>,
): { readonly draft: RosterDraft; readonly ignored: Ignored[] } | null {
  const draft = draftOf(groupId, beginning);
  const ignored: Ignored[] = [];
  const before = voided.size;
  const standing = ({ logKey }: PlacedEntry): Standing => {
    const log = draft.logs.get(logKey);
    if (log === undefined) return "unknown";
    return isAdmin(log.spans.at(-1)?.role ?? null) ? "admin" : "powerless";
  };
  visitInOrder(graph, standing, (placed, no) => {
    if (no === beginning.no || voided.size > before) return;
    const ignore = (why: string): void => { ignored.push({ logKey: placed.logKey, index: placed.index, why }); };
    if (voided.has(no)) { ignore("overtaken"); return; }
    const signer = draft.logs.get(placed.logKey);
    if (signer === undefined) { ignore("unknown-log"); return; }
    const by: FoldedEntry = { placed, no, reach: reachOf(draft.counted, placed) };
    const role = knownRole(signer.spans, by);
    if (role === null) { ignore("no-right"); return; }
    const verdict = applyEntry({ crypto, draft, by, signer, role });
    if ("why" in verdict) { ignore(verdict.why); return; }
    count(draft, { entry: by, needs: verdict.needs });
    for (const log of verdict.lowered ?? []) for (const { entry } of withoutRight(draft, log)) voided.add(entry.no);
    for (const undone of verdict.undone ?? []) voided.add(undone.no);
  });
  return voided.size > before ? null : { draft, ignored };
}

function count(draft: RosterDraft, counted: CountedEntry): void {
  const { logKey } = counted.entry.placed;
  const entries = draft.counted.get(logKey);
  if (entries === undefined) draft.counted.set(logKey, [counted]);
  else entries.push(counted);
}

/** The first item of the founder's log, named by the group's id. */
function beginningOf(crypto: SyncCrypto, groupId: string, graph: EntryGraph): Beginning | null {
  for (const [no, placed] of graph.entries.entries()) {
    const { entry } = placed;
    if (entry.kind !== "genesis" || placed.index !== 0 || placed.itemNo !== 0 || entry.logKey !== placed.logKey) continue;
    if (isPersonId(entry.personId) && groupIdOf(crypto, placed.bytes) === groupId) return { placed, genesis: entry, no };
  }
  return null;
}

function draftOf(groupId: string, { placed, genesis, no }: Beginning): RosterDraft {
  const draft: RosterDraft = {
    groupId, name: genesis.name, people: new Map(), logs: new Map(), devices: new Map(), invites: new Map(), ownKeys: [], keepers: new Set(), counted: new Map(),
    epochs: [{ epochId: genesis.epochId, number: 0, logKey: placed.logKey, index: placed.index, keys: new Map() }],
  };
  const entry: FoldedEntry = { placed, no, reach: new Map() };
  const { personId, logKey, deviceKey, deviceName } = genesis;
  if (isPersonId(personId)) bindLog(draft, { logKey, deviceKey, deviceName, personId, boundBy: entry }, genesis.personName, { role: "owner" });
  count(draft, { entry, needs: "owner" });
  return draft;
}

function rosterOf(draft: RosterDraft, { placed, genesis }: Beginning, { graph, ignored }: { readonly graph: EntryGraph; readonly ignored: Ignored[] }): Roster {
  const people = [...draft.people.values()].map((person): RosterPerson => {
    const role = roleOf(person);
    return { personId: person.personId, name: person.name, role, endedAtMs: role === null ? person.endedAtMs : null, hasLeft: role === null && person.hasLeft };
  });
  const logs = [...draft.logs.values()].map((log): RosterLog => ({
    logKey: log.logKey, deviceKey: log.deviceKey, deviceName: log.deviceName, personId: log.personId,
    spans: log.spans.map(({ from, role, by }) => ({ from, role, by: { logKey: by.placed.logKey, index: by.placed.index } })),
  }));
  const invites = [...draft.invites.values()].map((invite): RosterInvite => ({
    inviteId: invite.inviteId, role: invite.role, expiresAtMs: invite.expiresAtMs, isRevoked: invite.isRevoked, isUsed: invite.usedBy.length > 0, byLogKey: invite.byLogKey,
  }));
  return {
    groupId: draft.groupId,
    name: draft.name,
    createdAtMs: genesis.createdAtMs,
    founderLogKey: placed.logKey,
    baseEndsAt: baseEndOf(graph, genesis),
    people: new Map(people.map((person) => [person.personId, person])),
    logs: new Map(logs.map((log) => [log.logKey, log])),
    epochs: draft.epochs.sort((one, other) => one.number - other.number || (one.epochId < other.epochId ? -1 : 1)),
    ownKeys: draft.ownKeys.sort((one, other) => one.number - other.number || (one.keyId < other.keyId ? -1 : 1)),
    invites: new Map(invites.map((invite) => [invite.inviteId, invite])),
    keepers: [...draft.keepers],
    ignored,
  };
}

function baseEndOf(graph: EntryGraph, genesis: Genesis): number {
  return graph.entries.reduce((end, { logKey, index, entry }) => (logKey === genesis.logKey && isAboutOthers(entry) ? Math.min(end, index) : end), Number.MAX_SAFE_INTEGER);
}

function isAboutOthers(entry: Entry): boolean {
  return entry.kind === "member" || entry.kind === "device" || entry.kind === "role" || entry.kind === "remove" || entry.kind === "owner";
}
