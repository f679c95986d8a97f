import type { Stream } from "hyperdht";
import { internetProofOf, type SyncCrypto } from "#shared/sync/index.ts";
import { DirectStream, firstMessage, HELLO_BYTES } from "./directStream.ts";

const PROOF_LIMIT_MS = 5_000;
/** Punching a hole through a router that draws its ports by chance may take long. */
const PUNCH_LIMIT_MS = 45_000;
const PROOF_BYTES = 32;

interface ApproachParts {
  readonly crypto: SyncCrypto;
  readonly placeKey: Uint8Array;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/**
 * Before either end shows its device key, both show that they know the place: nodes in between, and whoever they tell, could otherwise dial in order to learn it.
 * Null: no way, or the other end does not know the place; the stream is gone then. `ownKey`: under which this end can be dialled back.
 */
export async function approach(stream: Stream, ownKey: Uint8Array, { crypto, placeKey, after }: ApproachParts): Promise<DirectStream | null> {
  const handshakeHash = await connected(stream, after);
  if (handshakeHash === null) return gone(stream);
  const answer = firstMessage(stream, after, PROOF_LIMIT_MS);
  stream.write(Buffer.concat([internetProofOf(crypto, placeKey, { handshakeHash, isDialler: true }), ownKey]));
  const proof = await answer;
  return proof !== null && isSame(proof, internetProofOf(crypto, placeKey, { handshakeHash, isDialler: false })) ? new DirectStream(stream) : gone(stream);
}

/** The other side of `approach`. `key`: under which the other end says it can be dialled. */
export async function answerApproach(stream: Stream, { crypto, placeKey, after }: ApproachParts): Promise<{ readonly raw: DirectStream; readonly key: Uint8Array } | null> {
  const hello = await firstMessage(stream, after, PROOF_LIMIT_MS);
  const { handshakeHash } = stream;
  if (hello?.length !== HELLO_BYTES || handshakeHash === null) return gone(stream);
  if (!isSame(hello.subarray(0, PROOF_BYTES), internetProofOf(crypto, placeKey, { handshakeHash, isDialler: true }))) return gone(stream);
  stream.write(internetProofOf(crypto, placeKey, { handshakeHash, isDialler: false }));
  return { raw: new DirectStream(stream), key: hello.subarray(PROOF_BYTES) };
}

function gone(stream: Stream): null {
  stream.destroy();
  return null;
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** The handshake's hash; null when no way was found. */
function connected(stream: Stream, after: ApproachParts["after"]): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const callOff = after(PUNCH_LIMIT_MS, () => { resolve(null); });
    stream.on("connect", () => {
      callOff();
      resolve(stream.handshakeHash);
    });
    stream.on("close", () => {
      callOff();
      resolve(null);
    });
  });
}
