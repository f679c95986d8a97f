/** How much may be pasted at once. Beyond it nothing is, and the person is told: half a text would be worse. */
export const PASTE_LIMITS = {
  /** Letters of plain text or HTML. */
  text: 5_000_000,
  /** Elements that are left after cleaning. */
  elements: 100_000,
  /** Cells of all tables, and of one row: the editor's parser takes time with the square of them. */
  cells: 5_000,
  rowCells: 200,
  /** Pictures within the text, and their bytes together. */
  images: 20,
  imageBytes: 25 * 1024 * 1024,
  /** Deeper elements are laid flat. */
  depth: 60,
  /** Columns or rows one cell may reach across. */
  span: 50,
} as const;

export type PasteRefusal = "too-large" | "unreadable";
