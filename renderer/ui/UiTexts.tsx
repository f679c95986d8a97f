import { createContext, useContext, type ReactElement, type ReactNode } from "react";
import { UiProvider } from "./UiProvider.tsx";

/** The few words that base components say by themselves, handed in by the shell in the person's language. */
export interface UiTextSet { readonly close: string }

const UiTextContext = createContext<UiTextSet>({ close: "×" });

/** Placed once around the app; brings what `UiProvider` brings. */
export function UiTexts({ texts, children }: { readonly texts: UiTextSet; readonly children: ReactNode }): ReactElement {
  return <UiProvider><UiTextContext value={texts}>{children}</UiTextContext></UiProvider>;
}

export function useCloseLabel(): string {
  return useContext(UiTextContext).close;
}
