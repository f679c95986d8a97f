const PRINT_MARK = "printing";

/**
 * Lays a note out for paper, and nothing else; returns how to take it away again. Paper is light; the window beside it keeps its own colours. A copy of the text stands beside the app for as long as the
 * printer is asked: the app's own panels scroll, and paper cannot.
 */
export async function layOnPaper(title: string, text: HTMLElement, signal: AbortSignal): Promise<() => void> {
  const page = document.createElement("main");
  page.id = "note-on-paper";
  page.dataset["scheme"] = "light";
  page.lang = text.lang;
  const heading = document.createElement("h1");
  heading.textContent = title;
  // SAFETY: a clone of an element is an element of its kind.
  const copy = text.cloneNode(true) as HTMLElement;
  copy.removeAttribute("contenteditable");
  wordsForFields(text, copy);
  // The looks of the text hang on what it stands in.
  const frame = document.createElement("div");
  frame.className = text.parentElement?.className ?? "";
  frame.append(copy);
  page.append(heading, frame);
  document.body.append(page);
  const root = document.documentElement;
  root.dataset[PRINT_MARK] = "note";
  // Hundreds of pictures take a while: whoever has enough of it does not wait for them.
  await Promise.race([picturesDrawn(copy), whenAborted(signal)]);
  return () => {
    page.remove();
    delete root.dataset[PRINT_MARK];
  };
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => { resolve(); }, { once: true });
  });
}

/** What stands in a field is words on paper; an empty field is nothing. */
function wordsForFields(shown: HTMLElement, copy: HTMLElement): void {
  const fields = "input:not([type=checkbox])";
  const values = [...shown.querySelectorAll<HTMLInputElement>(fields)].map(({ value }) => value);
  [...copy.querySelectorAll<HTMLInputElement>(fields)].forEach((field, index) => {
    const words = document.createElement("span");
    words.textContent = values[index] ?? "";
    field.replaceWith(words);
  });
}

/** A picture that is not drawn by then would be a hole on the paper; one that cannot be drawn is one in the note as well. */
async function picturesDrawn(copy: HTMLElement): Promise<void> {
  await Promise.allSettled([...copy.querySelectorAll("img")].map((picture) => {
    picture.loading = "eager";
    return picture.decode();
  }));
}
