const REFERENCE_PX = 100;

/** Text widths, letter by letter and remembered per letter: titles are set anew at every size of letters, and kerning does not matter here. */
export function createTextMeasure(fontFamily: () => string): (text: string, sizePx: number, weight: number) => number {
  const known = new Map<string, number>();
  const context = document.createElement("canvas").getContext("2d");
  const letterWidth = (letter: string, weight: number): number => {
    const key = `${weight}${letter}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const width = context === null ? REFERENCE_PX : measureWith(context, letter, `${weight} ${REFERENCE_PX}px ${fontFamily()}`);
    known.set(key, width);
    return width;
  };
  return (text, sizePx, weight) => {
    let width = 0;
    for (const letter of text) width += letterWidth(letter, weight);
    return Math.ceil((width * sizePx) / REFERENCE_PX);
  };
}

function measureWith(context: CanvasRenderingContext2D, text: string, font: string): number {
  context.font = font;
  return context.measureText(text).width;
}
