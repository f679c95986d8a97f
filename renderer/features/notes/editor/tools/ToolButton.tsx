import type { ComponentPropsWithRef, ReactElement } from "react";
import { Tooltip } from "#renderer/ui/index.ts";
import { TOOL_GLYPHS, type ToolGlyphName } from "./toolGlyphs.ts";
import styles from "./tools.module.css";

/** The sign of a text tool; its name stands beside it or in its tooltip. */
export function ToolGlyph({ name }: { readonly name: ToolGlyphName }): ReactElement {
  return <svg className={styles.glyph} viewBox="0 0 24 24" aria-hidden="true">{TOOL_GLYPHS[name].map((path) => <path key={path} d={path} />)}</svg>;
}

interface ToolButtonProps extends Omit<ComponentPropsWithRef<"button">, "children" | "aria-label"> {
  readonly glyph: ToolGlyphName;
  readonly label: string;
  readonly shortcut?: string;
}

/** A tool of the text. Pressing it leaves the selection where it is. */
export function ToolButton({ glyph, label, shortcut, className, onPointerDown, ...rest }: ToolButtonProps): ReactElement {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button {...rest} type="button" data-tool="" aria-label={label} className={`${styles.tool} ${className ?? ""}`} onMouseDown={(event) => { event.preventDefault(); rest.onMouseDown?.(event); }} onPointerDown={onPointerDown}>
        <ToolGlyph name={glyph} />
      </button>
    </Tooltip>
  );
}
