export type ShapeName = "square" | "circle" | "diamond" | "hexagon" | "pentagon" | "triangle" | "star" | "leaf";

/** Outlines in a 16 × 16 box, centred on 8,8 and of equal weight to the eye, so that none looks larger than another. */
export const SHAPE_PATHS: Readonly<Record<ShapeName, string>> = {
  square: "M3 3H13V13H3Z",
  circle: "M2.4 8A5.6 5.6 0 1 1 13.6 8A5.6 5.6 0 1 1 2.4 8Z",
  diamond: "M8 1.2 14.8 8 8 14.8 1.2 8Z",
  hexagon: "M8 1.9 13.4 5V11L8 14.1 2.6 11V5Z",
  pentagon: "M8 1.9 14.2 6.4 11.8 13.7H4.2L1.8 6.4Z",
  triangle: "M8 2.1 14.4 13.3H1.6Z",
  star: "M8 1.2 10 5.9 15 6.3 11.2 9.6 12.4 14.5 8 11.8 3.6 14.5 4.8 9.6 1 6.3 6 5.9Z",
  leaf: "M8 1.8C11.6 4.2 12.4 8.6 8 14.2C3.6 8.6 4.4 4.2 8 1.8Z",
};
