import { pinyin } from "pinyin-pro";
import { expect, it } from "vitest";
import { PHRASE_WORDS } from "#shared/sync/phraseWords.ts";

it("are 256 words of two characters, all different", () => {
  expect(PHRASE_WORDS.length).toBe(256);
  expect(new Set(PHRASE_WORDS).size).toBe(256);
  for (const word of PHRASE_WORDS) expect(word).toMatch(/^\p{Script=Han}{2}$/u);
});

it("do not sound alike, also where zh and z, n and l, f and h, r and l, -n and -ng are spoken the same", () => {
  const sounds = PHRASE_WORDS.map((word) =>
    pinyin(word, { toneType: "none", type: "array" }).map((sound) => sound.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^[nr]/, "l").replace(/^h/, "f")).join(" "));
  expect(sounds.filter((sound, at) => sounds.indexOf(sound) !== at)).toEqual([]);
});
