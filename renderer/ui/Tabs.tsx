import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import styles from "./Tabs.module.css";

export interface Tab<Value extends string> { readonly value: Value; readonly label: string; readonly icon?: IconName; readonly content: ReactNode }

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  /** `vertical`: names at the left, as in settings. */
  readonly orientation?: "horizontal" | "vertical";
  onChange(value: Value): void;
}

/** Pages of one thing, one in sight. */
export function Tabs<Value extends string>({ label, tabs, value, orientation = "horizontal", onChange }: TabsProps<Value>): ReactElement {
  return (
    // SAFETY: the only values there are come from `tabs`.
    <Base.Root className={styles.root} value={value} orientation={orientation} onValueChange={(next) => onChange(next as Value)}>
      <Base.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
            {tab.icon === undefined ? null : <Icon name={tab.icon} size={15} />}
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>{tab.content}</Base.Panel>)}
    </Base.Root>
  );
}
