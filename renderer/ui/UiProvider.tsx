import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { ReloadContext, reloadAtOnce } from "./LazyPart.tsx";

interface UiProviderProps {
  /** Loads the window anew once nothing can be lost by it. Left out, it is loaded anew at once. */
  readonly onReload?: () => void;
  readonly children: ReactNode;
}

/** Placed once around the app: no library of ours inserts a <style>, and tooltips that follow each other open at once. */
export function UiProvider({ onReload = reloadAtOnce, children }: UiProviderProps): ReactElement {
  return <CSPProvider disableStyleElements><Tooltip.Provider><ReloadContext value={onReload}>{children}</ReloadContext></Tooltip.Provider></CSPProvider>;
}
