/** What a person reads when a walk could not be saved. */
export function walkRefusalKey(code: string): string {
  return code === "names-private" ? "showing.walk.namesPrivate" : "showing.walk.refused";
}
