const PEER_COLOURS = 6;

/** Which of the colours of people (`--peer-1` …) somebody has: the same on every machine. */
export function peerColour(seed: string): number {
  let sum = 0;
  for (const sign of seed) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521;
  return (sum % PEER_COLOURS) + 1;
}

/** What stands for a name where there is room for a sign or two: the last one of a Chinese name, the initials of another. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  const last = [...trimmed].at(-1) ?? "";
  if (/\p{Script=Han}/u.test(last)) return last;
  const words = trimmed.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}
