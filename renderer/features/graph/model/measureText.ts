/** Text widths at zoom 1, remembered: the same titles are measured again with every change. */
export function createTextMeasure(fontFamily: () => string): (text: string, sizePx: number, weight: number) => number {
  const known = new Map<string, number>();
  const context = document.createElement("canvas").getContext("2d");
  return (text, sizePx, weight) => {
    const key = `${weight} ${sizePx} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const width = context === null ? text.length * sizePx : measureWith(context, text, `${weight} ${sizePx}px ${fontFamily()}`);
    if (known.size > 4000) known.clear();
    known.set(key, width);
    return width;
  };
}

function measureWith(context: CanvasRenderingContext2D, text: string, font: string): number {
  context.font = font;
  return Math.ceil(context.measureText(text).width);
}
