import { useEffect, useRef, type ReactElement } from "react";
import { shellStore, type SidePanel } from "../model/shellStore.ts";

interface RoomMarkProps {
  readonly panel: SidePanel;
  /** Taken from the page by the same rule that takes the panel when the window is narrow. */
  readonly className: string | undefined;
}

/** Tells the shell whether there is room for a panel: how much there must be is said once, in the style sheet. */
export function RoomMark({ panel, className }: RoomMarkProps): ReactElement {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = mark.current;
    if (element === null) return undefined;
    const say = (isLacking: boolean): void => {
      const { noRoom, over } = shellStore.getState();
      if (noRoom[panel] !== isLacking) shellStore.setState({ noRoom: { ...noRoom, [panel]: isLacking }, over: over === panel ? null : over });
    };
    const measure = (): void => { say(getComputedStyle(element).display === "none"); };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => {
      observer.disconnect();
      say(false);
    };
  }, [panel]);
  return <span ref={mark} className={className} aria-hidden="true" />;
}
