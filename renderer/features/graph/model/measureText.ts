const REFERENCE_PX = 100;

/** Text widths, letter by letter and remembered per letter: titles are set anew at every size of letters, and kerning does not matter here. */
export function createTextMeasure(fontFamily: () => string): (text: string, sizePx: number, weight: number) => number {
  /** By weight, then by letter: a key of both would be a new text for each letter that is measured. */
  const known = new Map<number, Map<string, number>>();
  const context = document.createElement("canvas").getContext("2d");
  const lettersOf = (weight: number): Map<string, number> => {
    const before = known.get(weight);
    if (before !== undefined) return before;
    const letters = new Map<string, number>();
    known.set(weight, letters);
    return letters;
  };
  const letterWidth = (letter: string, weight: number): number => (context === null ? REFERENCE_PX : measureWith(context, letter, `${weight} ${REFERENCE_PX}px ${fontFamily()}`));
  return (text, sizePx, weight) => {
    const letters = lettersOf(weight);
    let width = 0;
    for (const letter of text) {
      let own = letters.get(letter);
      if (own === undefined) {
        own = letterWidth(letter, weight);
        letters.set(letter, own);
      }
      width += own;
    }
    return Math.ceil((width * sizePx) / REFERENCE_PX);
  };
}

function measureWith(context: CanvasRenderingContext2D, text: string, font: string): number {
  context.font = font;
  return context.measureText(text).width;
}
