import { describe, expect, it } from "vitest";
import { matchReading, startsReading, type ReadingsOf } from "#shared/finding/matchReading.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";

const READINGS: Readonly<Record<string, readonly string[]>> = {
  啊: ["a"], 爱: ["ai"], 安: ["an"], 昂: ["ang"], 重: ["zhong", "chong"], 中: ["zhong"], 长: ["chang", "zhang"], 单: ["dan", "shan", "chan"], 女: ["nv"], 哦: ["o", "e"], 恶: ["e", "wu"],
};
const readingsOf: ReadingsOf = (sign) => READINGS[sign] ?? [];
const SIGNS = [...Object.keys(READINGS), "啊", "安", "a", "n", "'", " ", "　", "㊀"];

/** The rule as plain as it can be written: each sign in each way, one after the other. Takes as long as there are ways. */
function naiveSpells(signs: readonly string[], start: number, wanted: string): boolean {
  if (wanted === "") return true;
  const sign = signs[start];
  if (sign === undefined) return false;
  if (sign === " ") return naiveSpells(signs, start + 1, wanted);
  if (wanted.startsWith(sign) && naiveSpells(signs, start + 1, wanted.slice(sign.length))) return true;
  return readingsOf(sign).some((reading) => {
    if (reading.startsWith(wanted)) return true;
    const spelled = [reading, reading.slice(0, 1), ...["zh", "ch", "sh"].filter((initial) => reading.startsWith(initial))];
    return spelled.some((part) => wanted.startsWith(part) && naiveSpells(signs, start + 1, wanted.slice(part.length)));
  });
}

function naiveMatch(text: string, query: string): boolean {
  const wanted = query.replace(/[\s']+/g, "");
  const signs = [...text];
  return wanted !== "" && signs.some((sign, start) => sign !== " " && naiveSpells(signs, start, wanted));
}

const title = (random: SeededRandom): string => Array.from({ length: 1 + random.below(7) }, () => random.pick(SIGNS) ?? "").join("").normalize("NFKC").trim();

/** Mostly what somebody would type for a part of the title, sometimes with one letter wrong. */
function query(random: SeededRandom, of: string): string {
  const signs = [...of];
  const typed = signs.slice(random.below(signs.length)).map((sign) => {
    const reading = random.pick(readingsOf(sign)) ?? sign;
    return random.chance(0.4) ? reading : reading.slice(0, 1 + random.below(2));
  }).join("").slice(0, 1 + random.below(10));
  return (random.chance(0.3) ? typed.slice(0, random.below(typed.length + 1)) + (random.pick([..."aznhogecdsv '"]) ?? "") : typed).trim();
}

describe("matching by pinyin", () => {
  it("finds what following every way of spelling would find", () => {
    let found = 0;
    for (let seed = 1; seed <= 6_000; seed++) {
      const random = seededRandom(seed);
      const text = title(random);
      const wanted = query(random, text);
      const expected = naiveMatch(text, wanted);
      expect(matchReading(text, wanted, readingsOf), `seed ${seed}: “${wanted}” in “${text}”`).toBe(expected);
      if (expected) found += 1;
      if (!/^[a-z][a-z\s']*$/.test(wanted)) continue;
      const begins = text.startsWith(wanted) || naiveSpells([...text], 0, wanted.replace(/[\s']+/g, ""));
      expect(startsReading(text, wanted, readingsOf), `seed ${seed}: “${wanted}” begins “${text}”`).toBe(begins);
    }
    expect(found).toBeGreaterThan(1_500);
    expect(found).toBeLessThan(5_500);
  });
});
