import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { LookMark, type LookColorName, type LookName, type LookShapeName } from "./LookMark.tsx";
import type { LookIconName } from "./lookIcons.ts";
import styles from "./LookPicker.module.css";

/** What is chosen now; undefined: several things that differ. */
export interface ShownLook {
  readonly color: LookColorName | null | undefined;
  readonly icon: LookIconName | null | undefined;
  readonly shape: LookShapeName | null | undefined;
}

interface LookPickerProps {
  readonly value: ShownLook;
  readonly colors: readonly LookColorName[];
  readonly icons: readonly LookIconName[];
  readonly shapes: readonly LookShapeName[];
  /** The name of a group (`value` absent), of a choice, and of no choice (null). */
  wordOf(part: keyof LookName, value?: string | null): string;
  onChange(part: Partial<LookName>): void;
}

const PLAIN: LookName = { color: null, icon: null, shape: null };

/** Colours, icons and shapes as three groups of swatches. Arrows walk, Space and Enter choose: nothing changes on the way. */
export function LookPicker({ value, colors, icons, shapes, wordOf, onChange }: LookPickerProps): ReactElement {
  const color = value.color ?? null;
  return (
    <div className={styles.picker}>
      <Group name={wordOf("color")} chosen={value.color} choices={colors} wordOf={(one) => wordOf("color", one)} mark={(one) => <LookMark look={{ ...PLAIN, color: one, shape: "circle" }} size={18} />} onChoose={(one) => onChange({ color: one })} />
      <Group name={wordOf("icon")} chosen={value.icon} choices={icons} wordOf={(one) => wordOf("icon", one)} mark={(one) => <LookMark look={{ ...PLAIN, color, icon: one }} size={18} />} onChoose={(one) => onChange({ icon: one })} />
      <Group name={wordOf("shape")} chosen={value.shape} choices={shapes} wordOf={(one) => wordOf("shape", one)} mark={(one) => <LookMark look={{ ...PLAIN, color, shape: one }} size={18} />} onChoose={(one) => onChange({ shape: one })} />
    </div>
  );
}

interface GroupProps<Value extends string> {
  readonly name: string;
  readonly chosen: Value | null | undefined;
  readonly choices: readonly Value[];
  wordOf(value: Value | null): string;
  mark(value: Value): ReactNode;
  onChoose(value: Value | null): void;
}

/** A key that walks: how many choices further; from the ends it goes round. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function Group<Value extends string>({ name, chosen, choices, wordOf, mark, onChoose }: GroupProps<Value>): ReactElement {
  const all: readonly (Value | null)[] = [null, ...choices];
  const row = useRef<HTMLDivElement>(null);
  const [walked, setWalked] = useState<number | null>(null);
  const stop = walked ?? Math.max(all.findIndex((one) => one === chosen), 0);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : (stop + (STEPS[event.key] ?? 0) + all.length) % all.length;
    if (next === stop) return;
    event.preventDefault();
    setWalked(next);
    row.current?.querySelectorAll<HTMLElement>("[role=radio]")[next]?.focus();
  };
  return (
    <div className={styles.group}>
      <span className={styles.name} aria-hidden="true">{name}</span>
      {/* The radio buttons are what takes the focus; the group hears their keys. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div ref={row} role="radiogroup" aria-label={name} className={styles.choices} onKeyDown={onKeyDown}>
        {all.map((one, index) => (
          <button key={one ?? "none"} type="button" role="radio" aria-checked={one === chosen} aria-label={wordOf(one)} title={wordOf(one)} tabIndex={index === stop ? 0 : -1}
            className={one === null ? `${styles.choice} ${styles.none}` : styles.choice} onFocus={() => setWalked(index)} onClick={() => onChoose(one)}>
            {one === null ? wordOf(null) : mark(one)}
          </button>
        ))}
      </div>
    </div>
  );
}
