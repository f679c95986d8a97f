import { createContext, useContext, useEffect, useSyncExternalStore, type ReactElement, type ReactNode } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { AlertDialog } from "./AlertDialog.tsx";
import { Button } from "./Button.tsx";
import type { Part } from "./createPart.ts";
import { EmptyState } from "./EmptyState.tsx";

export const reloadAtOnce = (): void => { window.location.reload(); };

/** Loads the window anew, with nothing lost. */
export const ReloadContext = createContext<() => void>(reloadAtOnce);

interface LazyPartProps<Props> {
  readonly part: Part<Props>;
  /** What the part is given as soon as it is here. */
  readonly given: Props;
  /** Stands there until then. */
  readonly waiting?: ReactNode;
  /** What stands around the words about a part that did not come; the rest of the window goes on. */
  readonly frame?: (words: ReactElement) => ReactElement;
  /** For a part that is a dialog: the words are one, too, and this closes it. */
  readonly onClose?: () => void;
}

/** A part of the page that comes in a file of its own. A file that cannot be read takes down this part alone, and can be asked for again. */
export function LazyPart<Props extends object>({ part, given, waiting = null, frame = (words) => words, onClose }: LazyPartProps<Props>): ReactNode {
  const state = useSyncExternalStore(part.onChange, part.get);
  useEffect(() => { part.start(); }, [part]);
  if (state.kind === "loading") return waiting;
  if (state.kind === "here") return <state.Component {...given} />;
  const failed = { tries: state.tries, isTrying: state.isTrying, onAgain: part.again };
  return onClose === undefined ? frame(<FailedPanel {...failed} />) : <FailedDialog {...failed} onClose={onClose} />;
}

interface FailedProps {
  readonly tries: number;
  readonly isTrying: boolean;
  onAgain(): void;
}

/** Asked twice in vain, a fresh window is offered: it forgets what the browser remembers of this one. */
const hasStuck = ({ tries }: FailedProps): boolean => tries > 1;
const bodyKey = (failed: FailedProps): string => (hasStuck(failed) ? "ui.part.still" : "ui.part.body");

function FailedPanel(failed: FailedProps): ReactElement {
  const t = useT();
  return <div role="alert"><EmptyState icon="warning" title={t("ui.part.title")} body={t(bodyKey(failed))}><Ways {...failed} /></EmptyState></div>;
}

function FailedDialog({ onClose, ...failed }: FailedProps & { onClose(): void }): ReactElement {
  const t = useT();
  return <AlertDialog title={t("ui.part.title")} description={t(bodyKey(failed))} onCancel={onClose} footer={<><Button onClick={onClose}>{t("ui.close")}</Button><Ways {...failed} /></>} />;
}

function Ways(failed: FailedProps): ReactElement {
  const t = useT();
  const reload = useContext(ReloadContext);
  return (
    <>
      <Button variant={hasStuck(failed) ? "secondary" : "primary"} busy={failed.isTrying} onClick={failed.onAgain}>{t("ui.part.again")}</Button>
      {hasStuck(failed) ? <Button variant="primary" disabled={failed.isTrying} onClick={reload}>{t("ui.part.reload")}</Button> : null}
    </>
  );
}
