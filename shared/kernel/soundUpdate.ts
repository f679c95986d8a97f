/** Something one replica wrote, as Yjs has read it from an update. */
interface ReadStruct {
  readonly id: StructId;
  /** In clock ticks. */
  readonly length: number;
  readonly origin?: unknown;
  readonly rightOrigin?: unknown;
  readonly parent?: unknown;
}

interface StructId { readonly client: number; readonly clock: number }

interface ReadUpdate {
  readonly structs: readonly ReadStruct[];
  readonly ds: { readonly clients: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]> };
}

/**
 * Whether what an update says can be: Yjs believes it, and a document that has taken what cannot be may never be written down, or read, again.
 * Nothing is empty; what a replica wrote hangs on what it wrote before; what is deleted comes one behind the other (a few kilobytes that name the
 * same stretch again and again would have it walked through as often, on everybody's page).
 */
export function isSoundUpdate({ structs, ds }: ReadUpdate): boolean {
  return structs.every(isSoundStruct) && [...ds.clients.values()].every((deleted) => deleted.every(({ clock, len }, at) => {
    const before = deleted[at - 1];
    return len > 0 && (before === undefined || clock >= before.clock + before.len);
  }));
}

function isSoundStruct({ id, length, origin, rightOrigin, parent }: ReadStruct): boolean {
  return length > 0 && [origin, rightOrigin, parent].every((other) => !isStructId(other) || other.client !== id.client || other.clock < id.clock);
}

const isStructId = (value: unknown): value is StructId => typeof value === "object" && value !== null && "client" in value && "clock" in value;
