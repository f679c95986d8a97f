import { MAX_FRAME_BYTES } from "./frames.ts";

const HANDSHAKE_FRAME_BYTES = 256;
/** What the encryption adds to a frame. */
const OVERHEAD_BYTES = 64;
const LENGTH_BYTES = 3;

/**
 * Watches the lengths that stand before each encrypted frame, because the library behind it would reserve up to 16 MB for a stranger who merely names a length.
 * The answer is false from the first length on that is too large: the stream is to be ended before the library sees more. `isInitiator` decides how many
 * frames belong to the handshake, which are smaller still.
 */
export function createFrameGate(isInitiator: boolean): (chunk: Uint8Array) => boolean {
  let handshakeFrames = isInitiator ? 2 : 3;
  let lengthBytes = 0;
  let length = 0;
  let bodyBytes = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (bodyBytes > 0) {
        const taken = Math.min(bodyBytes, chunk.length - at);
        bodyBytes -= taken;
        at += taken;
        continue;
      }
      length += (chunk[at] ?? 0) * 256 ** lengthBytes;
      lengthBytes += 1;
      at += 1;
      if (lengthBytes < LENGTH_BYTES) continue;
      if (length === 0 || length > (handshakeFrames > 0 ? HANDSHAKE_FRAME_BYTES : MAX_FRAME_BYTES + OVERHEAD_BYTES)) return false;
      bodyBytes = length;
      handshakeFrames = Math.max(0, handshakeFrames - 1);
      length = 0;
      lengthBytes = 0;
    }
    return true;
  };
}
