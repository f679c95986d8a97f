/** A number from 0 to 2³² - 1 that depends on the text alone (FNV-1a, then mixed): what looks like chance stays where it is. */
export function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
  return mix(hash);
}

/** The next of a chain of such numbers. */
export function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85_eb_ca_6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** From 0 to 1, without 1. */
export const shareOf = (hash: number): number => hash / 4_294_967_296;
