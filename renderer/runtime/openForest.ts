import * as Y from "yjs";
import { applyRemote, createCommandHistory, createForest, DOC_NAMES, dueMigrations, loadDocuments, migrateForest, SharedIsClosed, type DocName, type Forest } from "#shared/forest/index.ts";
import { err, isOwnDocId, ok, type Clock, type ForestId, type IdSource, type PersonId, type Result } from "#shared/kernel/index.ts";
import type { CallOutput, IpcErrorCode } from "#shared/ipc/contract.ts";
import { unpackUpdates } from "#shared/storage/index.ts";
import { createFilter } from "./createFilter.ts";
import { createReadable, type Writable } from "./createReadable.ts";
import { createSelection } from "./createSelection.ts";
import { askGroup, type GroupAtOpening } from "./groups/askGroup.ts";
import { createGroupSession, type GroupSession } from "./groups/groupSession.ts";
import type { MayWrite } from "./groups/groupTypes.ts";
import { mayWriteOf } from "./groups/mayWriteOf.ts";
import { guardUpdates, type UpdateReader } from "./guardUpdates.ts";
import { callMain } from "./ipcClient.ts";
import { keepLabel } from "./keepLabel.ts";
import { keepVisit, type Visit } from "./keepVisit.ts";
import { createAttachments } from "./notes/attachments.ts";
import { createNotes } from "./notes/createNotes.ts";
import { reportProblem } from "./reportProblem.ts";
import { createSearch } from "./search/createSearch.ts";
import { attachMirror, type Mirror } from "./storage/attachMirror.ts";
import { catalogue } from "./storage/catalogue.ts";
import { connectMirrorWorker } from "./storage/connectMirrorWorker.ts";
import { createLogShipper, type LogShipper } from "./storage/logShipper.ts";
import type { MirrorLink } from "./storage/mirrorProtocol.ts";
import { unwrittenMark } from "./storage/unwrittenMark.ts";
import { systemSources } from "./systemSources.ts";
import type { HistoryState, OpenForest, OpenReport } from "./types.ts";
import { waitingChanges } from "./waitingChanges.ts";

export interface OpenForestOptions {
  /** The person who works here: `settings.personId`. In a group it may be known under another id, which then holds. */
  readonly author: PersonId;
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** How to reach the mirror; null works without one (forests that are opened only for a moment). */
  readonly connectMirror?: (() => MirrorLink) | null;
  readonly mirrorTimeoutMs?: number;
  /** Runs a task off the critical path; returns how to call it off. */
  readonly whenIdle?: (task: () => void) => () => void;
}

export interface OpenForestError { readonly code: IpcErrorCode }

/**
 * Opens a forest: log → documents → view, and from then on it is usable. The mirror, the catalogue and the label follow when there is time.
 * The update listener is registered after the view, so whatever it sees is news to the log, the mirror's contribution included.
 */
export async function openForest(forestId: ForestId, options: OpenForestOptions): Promise<Result<OpenForest, OpenForestError>> {
  const opened = await callMain("log.open", { forestId });
  if (!opened.ok) return err({ code: opened.error.code });
  try {
    // Known before anything is written: under which ids, and whether at all.
    const asking = askGroup(forestId);
    const role: Role = { mayWrite: () => "all" };
    const documents = loadDocuments(unpackUpdates(opened.value.updates));
    const atOpening = await asking;
    const author = atOpening.personId ?? options.author;
    const loaded = load({ ...options, author }, documents, role);
    const mayMigrate = mayWriteOf(atOpening.state) === "all" && dueMigrations(loaded.forest).length > 0 && (await hasBackup(forestId));
    return ok(wire(forestId, { ...options, author }, { log: opened.value, loaded, mayMigrate, atOpening, ownIds: [...new Set([author, options.author])] }));
  } catch (thrown) {
    reportProblem("openForest", thrown);
    await callMain("log.close", { forestId });
    return err({ code: "corrupt" });
  }
}

/** Before a migration there is a backup, or there is no migration: it only adds, so an older forest works as it is until next time. */
async function hasBackup(forestId: ForestId): Promise<boolean> {
  const taken = await callMain("backups.take", { forestId, reason: "before-migration" });
  if (!taken.ok) reportProblem("backup before migration", taken.error.detail, "warn");
  return taken.ok;
}

/** What this person's role allows now; the group's session fills it in. */
interface Role { mayWrite: () => MayWrite }
interface Loaded { readonly forest: Forest; readonly rejected: number; readonly role: Role }

function load({ author, clock = systemSources.clock, ids = systemSources.ids }: OpenForestOptions, { docs, rejected }: ReturnType<typeof loadDocuments>, role: Role): Loaded {
  return { forest: createForest({ clock, ids, author, docs, mayWriteShared: () => role.mayWrite() === "all" }), rejected, role };
}

interface WireParts {
  readonly log: CallOutput<"log.open">;
  readonly loaded: Loaded;
  readonly mayMigrate: boolean;
  readonly atOpening: GroupAtOpening;
  /** What was written before this person joined the group carries the id they had alone. */
  readonly ownIds: readonly PersonId[];
}

function reportOf(log: CallOutput<"log.open">, { forest, rejected }: Loaded): Writable<OpenReport> {
  return createReadable<OpenReport>({
    damage: rejected === 0 ? log.damage : [...log.damage, { kind: "bad-record", recordsAfter: 0, lostBytes: 0, setAsidePath: "" }],
    missing: log.missing,
    filledFrom: log.filledFrom,
    waiting: waitingChanges(forest.docs),
    recoveredFromMirror: false,
    mirrorUnavailable: false,
    readOnlyBecause: forest.readOnly ? "newer-schema" : null,
  });
}

/** The forest's part in its group, and what follows from the role there. */
function joinGroup(forestId: ForestId, { loaded: { forest, role }, atOpening }: WireParts, { shipper, report }: { readonly shipper: LogShipper; readonly report: Writable<OpenReport> }): GroupSession {
  const { damage, missing } = report.get();
  const session = createGroupSession({
    forestId, atOpening, shipper, report: (where, problem) => reportProblem(where, problem, "warn"),
    lostSomething: damage.length > 0 || missing.length > 0,
    onOff: () => { if (report.get().groupIsOff !== true) report.set({ ...report.get(), groupIsOff: true }); },
  });
  role.mayWrite = () => session.mayWrite.get();
  const tell = (): void => {
    const { readOnlyBecause } = report.get();
    const byRole = session.mayWrite.get() === "all" ? null : "role";
    if (readOnlyBecause !== byRole && readOnlyBecause !== "newer-schema") report.set({ ...report.get(), readOnlyBecause: byRole });
  };
  session.mayWrite.onChange(tell);
  tell();
  session.clientIds.bind(forest.docs.forest);
  return session;
}

function wire(forestId: ForestId, options: OpenForestOptions, parts: WireParts): OpenForest {
  const { log, loaded, mayMigrate } = parts;
  const { forest } = loaded;
  const report = reportOf(log, loaded);
  const shipper = createLogShipper({
    nextSeq: log.nextSeq,
    append: (firstSeq, updates) => callMain("log.append", { forestId, firstSeq, updates: [...updates] }),
    askNextSeq: () => askNextSeq(forestId),
    report: reportProblem,
  });
  const group = joinGroup(forestId, parts, { shipper, report });
  const mirror = createMirrorSlot(forest, forestId, { options, report, saveState: shipper.saveState });
  // Whose work the mirror gives back is not known.
  const ship: UpdateReader<DocName> = (docName, bytes) => shipper.push(docName, bytes, mirror.isContributing() ? undefined : (group.remoteAuthor() ?? options.author));
  const stopUpdates = guardUpdates(forest.docs, [ship, mirror.read], reportProblem);
  const notes = createNotes({
    forestId,
    isReadOnly: (docId) => forest.readOnly || !mayWriteDoc(docId, group.mayWrite.get()),
    ship: (docId, bytes, by) => shipper.push(docId, bytes, by ?? options.author),
    flush: () => shipper.flush(),
    clientIds: group.clientIds,
    ownClientIds: (clientIds) => group.ownClientIds(clientIds),
  });
  const attachments = createAttachments({ forestId, clock: forest.clock });
  const search = createSearch({
    forestId, view: forest.view, notes, clock: forest.clock, ownIds: parts.ownIds,
    attachmentTextOf: async (file) => {
      const read = await attachments.textOf(file);
      if (read.ok) return read.value;
      if (read.error.code === "not-found") return undefined;
      throw new Error(read.error.code);
    },
    onFileHere: (listener) => attachments.fromOthers.onHere(listener),
    // Nobody looks for anything in a forest that is opened for a moment.
    whenIdle: options.connectMirror === null ? () => () => undefined : options.whenIdle,
  });
  if (mayMigrate) migrateForest(forest);
  const label = keepLabel(forestId, forest.view);
  const filter = createFilter(forest.view, { clock: forest.clock });
  let visit: Visit | null = null;
  const cancelIdle = (options.whenIdle ?? whenBrowserIdle)(() => {
    mirror.start();
    if (options.connectMirror === null) return;
    label.check();
    void writeCatalogue(forestId, forest);
    visit = keepVisit(forestId, { clock: forest.clock, onLastVisit: filter.setLastVisit });
  });
  // Who opens a forest for a moment has no use for what others do meanwhile.
  if (options.connectMirror !== null) group.begin({ forest, notes });
  const release = async (): Promise<void> => {
    cancelIdle();
    stopUpdates();
    shipper.stop();
    filter.destroy();
    await search.close();
    attachments.close();
    notes.destroy();
    await label.close();
    await visit?.close();
    if (options.connectMirror !== null) await writeCatalogue(forestId, forest);
    await mirror.close();
    await callMain("log.close", { forestId });
  };
  return assemble(forestId, forest, { shipper, report, session: group, parts: { filter, notes, openDiscussion: (docId) => notes.open(docId), attachments, search }, release });
}

function mayWriteDoc(docId: string, role: MayWrite): boolean {
  return role === "all" || isOwnDocId(docId) || (role === "discussion" && docId === "discussion");
}

/** Null when main cannot say. A log that main has closed meanwhile (after a restart of its own, say) is opened again. */
async function askNextSeq(forestId: ForestId): Promise<number | null> {
  const asked = await callMain("log.nextSeq", { forestId });
  if (asked.ok && asked.value.nextSeq !== null) return asked.value.nextSeq;
  const opened = await callMain("log.open", { forestId });
  return opened.ok ? opened.value.nextSeq : null;
}

interface Wiring { readonly shipper: LogShipper; readonly report: Writable<OpenReport>; readonly session: GroupSession; readonly parts: Pick<OpenForest, "filter" | "notes" | "openDiscussion" | "attachments" | "search">; release(): Promise<void> }

function assemble(forestId: ForestId, forest: Forest, { shipper, report, session, parts, release }: Wiring): OpenForest {
  const steps = createCommandHistory(forest);
  const readHistory = (): HistoryState => ({ canUndo: steps.canUndo, canRedo: steps.canRedo, undoCommand: steps.undoCommand, redoCommand: steps.redoCommand });
  const history = createReadable(readHistory());
  const stopHistory = steps.onChange(() => history.set(readHistory()));
  // What was shared work of this person is not theirs to take back any more.
  const stopRole = session.mayWrite.onChange(() => { if (session.mayWrite.get() !== "all") steps.clear(); });
  const selection = createSelection(forest.view);
  session.watch(selection);
  let closing: ReturnType<OpenForest["close"]> | null = null;

  const closeOnce: OpenForest["close"] = async () => {
    await session.close();
    const outcome = await shipper.flush();
    stopRole();
    stopHistory();
    await release();
    selection.destroy();
    steps.destroy();
    forest.destroy();
    for (const doc of Object.values(forest.docs)) doc.destroy();
    return outcome;
  };
  return {
    id: forestId,
    view: forest.view,
    selection,
    ...parts,
    saveState: shipper.saveState,
    history,
    report,
    group: session.group,
    mayWrite: session.mayWrite,
    run: (command, input) => {
      if (closing !== null) return err({ code: "read-only" });
      try {
        return command(forest, input);
      } catch (thrown) {
        if (thrown instanceof SharedIsClosed) return err({ code: "read-only" });
        throw thrown;
      }
    },
    undo: () => (closing === null ? steps.undo() : { kind: "nothing" }),
    redo: () => (closing === null ? steps.redo() : { kind: "nothing" }),
    forgetHistory: () => steps.clear(),
    flush: () => shipper.flush(),
    close: () => (closing ??= closeOnce()),
  };
}

interface MirrorSlot { readonly read: UpdateReader<DocName>; isContributing(): boolean; start(): void; close(): Promise<void> }

/** Connects the mirror when there is time. What it contributes reaches the log through the update listener, but is not sent back to it. */
function createMirrorSlot(forest: Forest, forestId: ForestId, parts: { readonly options: OpenForestOptions; readonly report: Writable<OpenReport>; readonly saveState: LogShipper["saveState"] }): MirrorSlot {
  const { options, report, saveState } = parts;
  const connect = options.connectMirror === undefined ? connectMirrorWorker : options.connectMirror;
  let mirror: Mirror | null = null;
  let contributing = false;
  let contributed = false;
  let compared = false;
  // Damage and holes are told once; that the mirror may hold the only copy of something must outlive this session.
  if (isHurt(report.get())) unwrittenMark.set(forestId);
  const keepMark = (): void => {
    const { kind } = saveState.get();
    if (kind === "failed") unwrittenMark.set(forestId);
    else if (kind === "written" && compared) unwrittenMark.clear(forestId);
  };
  const stopMark = saveState.onChange(keepMark);
  return {
    isContributing: () => contributing,
    read: (docName, bytes) => {
      if (contributing) contributed = true;
      else mirror?.push(docName, bytes);
    },
    start: () => {
      if (connect === null) return;
      mirror = attachMirror({
        forestId, connect, docIds: DOC_NAMES,
        // Never while it may hold the only copy of something: a damaged log, or changes that did not reach the log.
        mayRebuild: () => !isHurt(report.get()) && saveState.get().kind === "written" && !unwrittenMark.isSet(forestId),
        onCompared: () => {
          compared = true;
          keepMark();
        },
        timeoutMs: options.mirrorTimeoutMs,
        stateVector: (docId) => Y.encodeStateVector(docOf(forest, docId)),
        // Always with every deletion: state vectors do not tell which of those the mirror knows.
        stateSince: (docId, theirs) => Y.encodeStateAsUpdate(docOf(forest, docId), theirs),
        contribute: (docId, bytes) => {
          contributing = true;
          contributed = false;
          const { rejected } = applyRemote(forest, [{ docId, bytes }], "remote");
          contributing = false;
          if (rejected > 0) reportProblem("mirror", "its bytes cannot be read", "warn");
          if (contributed) report.set({ ...report.get(), recoveredFromMirror: true, waiting: waitingChanges(forest.docs) });
        },
        onUnavailable: () => report.set({ ...report.get(), mirrorUnavailable: true }),
        report: (where, problem) => reportProblem(where, problem, "warn"),
      });
    },
    close: async () => {
      stopMark();
      await mirror?.close();
    },
  };
}

function isHurt({ damage, missing, filledFrom, waiting }: OpenReport): boolean {
  return damage.length > 0 || missing.length > 0 || filledFrom.length > 0 || waiting > 0;
}

function docOf(forest: Forest, docId: string): Y.Doc {
  // SAFETY: the mirror is attached with DOC_NAMES and answers with the names it was given.
  return forest.docs[docId as DocName];
}

function writeCatalogue(forestId: ForestId, { view, clock }: Forest): Promise<void> {
  return catalogue.write({ forestId, name: view.meta.name, pointCount: view.pointCount, linkCount: view.linkCount, lastOpenedAtMs: clock.now() });
}

function whenBrowserIdle(task: () => void): () => void {
  const handle = requestIdleCallback(task, { timeout: 2_000 });
  return () => { cancelIdleCallback(handle); };
}
