/** A transaction opened by a command of this person, here and now. Storage writes it to the log, peers receive it. */
export class LocalOrigin {
  constructor(readonly command: string) {}
}

/** A transaction that undoes or redoes a command of this person. As local as the command was. */
export class UndoOrigin {
  constructor(readonly command: string) {}
}

/** Updates that came from a peer or from another copy of the documents. */
export class RemoteOrigin {}

/** Updates read back from this machine's own log: they are on disk already. */
export class LoadOrigin {}

/** A migration run over documents that are open. Never undoable. */
export class MigrationOrigin {
  constructor(readonly toVersion: number) {}
}

export type ForestOrigin = LocalOrigin | UndoOrigin | RemoteOrigin | LoadOrigin | MigrationOrigin;
