/** A bug in our own code: never caught to carry on, always logged. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** States what must hold here; throws `InvariantError` when it does not. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Ends a `switch` over a closed union; the compiler rejects it while a case is missing. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected value: ${JSON.stringify(value)}`);
}
