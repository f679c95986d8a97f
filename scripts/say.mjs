/** Prints one line of our own on the terminal, marked so that it stands out from what the tools print. @param {string} line */
export function say(line) {
  process.stdout.write(`[forest] ${line}\n`);
}
