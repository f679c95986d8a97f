import { useState } from "react";
import type { ForestStart, WelcomeChoice } from "./welcomeChoice.ts";

export interface WelcomeForm {
  readonly displayName: string;
  readonly forestName: string;
  readonly start: ForestStart;
  /** The name is missing and planting has been tried. */
  readonly nameMissing: boolean;
  setDisplayName(name: string): void;
  setForestName(name: string): void;
  setStart(start: ForestStart): void;
  /** The names as they are to be used; null (and `nameMissing`) while the person has not said who they are. */
  submit(): Pick<WelcomeChoice, "displayName" | "forestName" | "start"> | null;
}

/** The forest's name follows the person's name until somebody types another; left empty, the suggestion is used. */
export function useWelcomeForm(initialName: string, defaultForestName: (displayName: string) => string): WelcomeForm {
  const [displayName, setDisplayName] = useState(initialName);
  const [ownForestName, setOwnForestName] = useState<string | null>(null);
  const [start, setStart] = useState<ForestStart>("skeleton");
  const [tried, setTried] = useState(false);
  const trimmedName = displayName.trim();
  const suggestedName = defaultForestName(trimmedName);
  return {
    displayName,
    forestName: ownForestName ?? suggestedName,
    start,
    nameMissing: tried && trimmedName === "",
    setDisplayName,
    setForestName: setOwnForestName,
    setStart,
    submit() {
      setTried(true);
      if (trimmedName === "") return null;
      return { displayName: trimmedName, forestName: ownForestName?.trim() || suggestedName, start };
    },
  };
}
