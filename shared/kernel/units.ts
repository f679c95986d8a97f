declare const unit: unique symbol;

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number & { readonly [unit]?: "EpochMs" };

/** Where the time comes from; tests hand in their own. */
export interface Clock {
  now(): EpochMs;
}

/** Where chance comes from: uniform in [0, 1). */
export interface Random {
  next(): number;
}
