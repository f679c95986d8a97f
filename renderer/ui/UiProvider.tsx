import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

/** Placed once around the app: no library of ours inserts a <style>, and tooltips that follow each other open at once. */
export function UiProvider({ children }: { readonly children: ReactNode }): ReactElement {
  return <CSPProvider disableStyleElements><Tooltip.Provider>{children}</Tooltip.Provider></CSPProvider>;
}
