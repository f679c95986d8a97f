import type { LinkType } from "#shared/forest/index.ts";

/** What somebody writes before they name a point, and which link that is likely to be. */
const CUES: readonly (readonly [LinkType, RegExp])[] = [
  ["applies", /用于|应用(?:于|到|在)?|用在|\b(?:applies|apply|applied|used) (?:to|in|for)\b/giu],
  ["supports", /支撑|支持|佐证|\bsupports?\b/giu],
  ["causes", /因为|因此|所以|导致|造成|引起|\b(?:because|causes?|leads? to)\b/giu],
  ["premise", /前提|先要|必须先有|\b(?:premise|requires?|depends? on)\b/giu],
  // 想像, 图像 and the like are things, not likenesses.
  ["resembles", /类似|相似|好像|(?<![想图影画肖录头])像|如同|\b(?:similar to|resembles?|like)\b/giu],
  ["contrasts", /对比|不同于|不同|相反|区别|\b(?:contrasts?|unlike|differs? from|different from)\b/giu],
  ["refutes", /反驳|推翻|驳斥|\b(?:refutes?|disproves?)\b/giu],
  ["illustrates", /印证|例如|比如|\b(?:illustrates?|for example)\b/giu],
];
const SENTENCE_END = /[。！？!?；;\n]/u;
const LOOK_BACK_CHARS = 40;

/** The type of link the words before a mention speak of; the word nearest to it wins. Null when they say nothing of it. */
export function guessLinkType(before: string): LinkType | null {
  const sentence = before.slice(-LOOK_BACK_CHARS).split(SENTENCE_END).at(-1) ?? "";
  let best: { readonly type: LinkType; readonly end: number } | null = null;
  for (const [type, cue] of CUES) {
    for (const found of sentence.matchAll(cue)) {
      const end = found.index + found[0].length;
      if (best === null || end > best.end) best = { type, end };
    }
  }
  return best?.type ?? null;
}
