const ENDINGS: Readonly<Record<string, string>> = { "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp" };

/** A picture that came as text within a page, as a file; null for anything but the usual kinds of pictures. `number`: for its name. */
export function readDataImage(src: string, number: number): File | null {
  const match = /^data:(image\/[a-z]{3,4});base64,/i.exec(src.slice(0, 64));
  const mime = (match?.[1] ?? "").toLowerCase();
  const ending = Object.hasOwn(ENDINGS, mime) ? ENDINGS[mime] : undefined;
  if (match === null || ending === undefined) return null;
  try {
    const letters = atob(src.slice(match[0].length));
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
    return bytes.length === 0 ? null : new File([bytes], `image-${number}.${ending}`, { type: mime });
  } catch {
    // No base64: a damaged picture, counted by the caller among those that were left out.
    return null;
  }
}
