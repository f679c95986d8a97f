const PEER_COLOURS = 6;

/** Which of the colours of people somebody has: by the same count as their picture (`Avatar`), on every machine. */
export function peerColour(personId: string): number {
  let sum = 0;
  for (const sign of personId) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521;
  return (sum % PEER_COLOURS) + 1;
}
