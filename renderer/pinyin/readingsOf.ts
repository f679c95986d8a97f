import { pinyin } from "pinyin-pro";

const HAN = /\p{Script=Han}/u;
const NONE: readonly string[] = [];
/** A forest uses a few thousand signs again and again. */
const known = new Map<string, readonly string[]>();

/** All readings of one Chinese sign, without tones and with v for ü: 重 → zhong, chong. Empty for any other sign. */
export function readingsOf(sign: string): readonly string[] {
  let readings = known.get(sign);
  if (readings === undefined) {
    readings = HAN.test(sign) ? [...new Set(pinyin(sign, { type: "array", multiple: true, toneType: "none", v: true }))].filter((each) => /^[a-z]+$/.test(each)) : NONE;
    known.set(sign, readings);
  }
  return readings;
}
