import type { ReactNode } from "react";
import { isPointId, type EndId } from "#shared/kernel/index.ts";
import { useSelection } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { LinkPanel } from "./components/LinkPanel.tsx";
import { ManyPanel } from "./components/ManyPanel.tsx";
import { OverviewPanel } from "./components/OverviewPanel.tsx";
import { PointPanel } from "./components/PointPanel.tsx";
import styles from "./inspector.module.css";

interface Slots {
  /** What other rooms have to say about a point or a link; below what stands here. */
  readonly renderMore?: (id: EndId) => ReactNode;
}

function Panel({ selection, renderMore }: Slots & { readonly selection: readonly EndId[] }) {
  const only = selection[0];
  if (only === undefined) return <OverviewPanel />;
  if (selection.length > 1) return <ManyPanel ids={selection} />;
  // The key makes another selection another panel, so that what was being typed is written to the point it was typed for.
  return (
    <>
      {isPointId(only) ? <PointPanel key={only} id={only} /> : <LinkPanel key={only} id={only} />}
      {renderMore?.(only)}
    </>
  );
}

/** The side panel that says what is selected, and lets it be changed in place. */
export function InspectorView({ renderMore }: Slots) {
  const t = useT();
  const selection = useSelection();
  return (
    <section className={styles.inspector} aria-label={t("inspector.title")}>
      <Panel selection={selection} renderMore={renderMore} />
    </section>
  );
}
