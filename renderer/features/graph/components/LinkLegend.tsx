import { useMemo, useState, type ReactElement } from "react";
import { disputes, LINK_TYPES, type LinkType } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, useForest, useOpenReport, useReadable, useShell, type OpenForest, type ShellPort } from "#renderer/runtime/index.ts";
import { Icon, LinkGlyph } from "#renderer/ui/index.ts";
import { createLinkCounts, type LinkCounts } from "../model/createLinkCounts.ts";
import { useRovingButtons } from "../model/useRovingButtons.ts";
import { LegendRow } from "./LegendRow.tsx";
import css from "./legend.module.css";

/** Top left: what the lines mean, how many there are of each, and an eye for each to dim or show them. Only types that occur are listed. */
export function LinkLegend({ isSlim }: { readonly isSlim: boolean }): ReactElement | null {
  const t = useT();
  const [chosen, setChosen] = useState<boolean | null>(null);
  // Where it would stand before the tower it waits to be asked for.
  const isOpen = chosen ?? !isSlim;
  const { view } = useForest();
  const counts = useReadable(useMemo(() => createLinkCounts(view), [view]));
  const isPast = useOpenReport().readOnlyBecause === "past";
  const { byId, run } = useActions();
  const present = LINK_TYPES.filter((type) => counts[type] !== undefined);
  if (present.length === 0) return null;
  return (
    <section className={css.legend} data-dock="upper" data-open={isOpen} aria-label={t("graph.legend")}>
      <button type="button" className={css.header} aria-expanded={isOpen} aria-label={t("graph.legend")} title={t("graph.legend")} onClick={() => { setChosen(!isOpen); }}>
        {isOpen ? <span>{t("graph.legend")}</span> : <LinkGlyph type="supports" />}
        <span className={isOpen ? css.open : css.closed}><Icon name="chevron-down" /></span>
      </button>
      {isOpen ? <LegendRows present={present} counts={counts} /> : null}
      {isOpen && !isPast && byId("find.filter") !== undefined ? <button type="button" className={css.more} onClick={() => { run("find.filter"); }}><Icon name="filter" size={14} /><span>{t("finding.legend.more")}</span></button> : null}
    </section>
  );
}

function LegendRows({ present, counts }: { readonly present: readonly LinkType[]; readonly counts: LinkCounts }): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const { spec } = useReadable(forest.filter);
  const { isEnabled, run } = useActions();
  const roving = useRovingButtons();
  const hidden = new Set(spec.hiddenLinkTypes);
  const shown = present.filter((type) => !hidden.has(type));
  const toggleOnly = (type: LinkType): void => {
    const isOnly = shown.length === 1 && shown[0] === type && present.length > 1;
    forest.filter.patch({ hiddenLinkTypes: isOnly ? [] : LINK_TYPES.filter((other) => other !== type) });
    sayShown(forest, shell, { present, counts });
  };
  const toggle = (type: LinkType): void => {
    forest.filter.toggleLinkType(type);
    sayShown(forest, shell, { present, counts });
  };
  const toggleDisputes = (): void => {
    forest.filter.patch({ hidesDisputes: !spec.hidesDisputes });
    if (spec.hidesDisputes) shell.announce("finding.legend.said.disputes", { count: counts.disputes ?? 0 });
    else shell.announce("finding.legend.said.noDisputes");
  };
  const goToDisputes = (): void => {
    forest.selection.select(disputes(forest.view).flatMap(({ a, b }): EndId[] => [a, b]));
    shell.camera("selection");
  };
  return (
    <div role="toolbar" aria-orientation="vertical" aria-label={t("finding.legend.types")} className={css.list} {...roving}>
      {present.map((type) => {
        const count = counts[type] ?? 0;
        // i18n-keys: link.type.*
        const name = t(`link.type.${type}`);
        return (
          <LegendRow key={type} glyph={<LinkGlyph type={type} />} name={name} count={count} isShown={!hidden.has(type)} eyeLabel={t("finding.legend.show", { type: name })}
            label={shown.length === 1 && shown[0] === type && present.length > 1 ? t("finding.legend.all") : t("finding.legend.only", { type: name, count })}
            onName={() => { toggleOnly(type); }} onEye={() => { toggle(type); }} />
        );
      })}
      {(counts.disputes ?? 0) === 0 ? null : (
        <LegendRow glyph={<span className={css.dispute}><LinkGlyph type="interacts" /></span>} name={t("finding.legend.dispute")} count={counts.disputes ?? 0} isShown={!spec.hidesDisputes}
          label={t("finding.legend.disputes", { count: counts.disputes ?? 0 })} eyeLabel={t("finding.legend.show", { type: t("finding.legend.dispute") })}
          onName={goToDisputes} onEye={toggleDisputes}
          more={isEnabled("link.disputes") ? { icon: "reverse", label: t("finding.legend.compare"), onPress: () => { run("link.disputes"); } } : null} />
      )}
    </div>
  );
}

/** Pressing a name or an eye changes the picture, which not everybody sees. */
function sayShown({ filter }: OpenForest, shell: ShellPort, { present, counts }: { readonly present: readonly LinkType[]; readonly counts: LinkCounts }): void {
  const hidden = new Set(filter.get().spec.hiddenLinkTypes);
  const shown = present.filter((type) => !hidden.has(type));
  const count = shown.reduce((sum, type) => sum + (counts[type] ?? 0), 0);
  // i18n-keys: link.type.*
  const types = shown.map((type) => shell.text(`link.type.${type}`)).join(shell.text("finding.legend.said.comma"));
  if (shown.length === 0) shell.announce("finding.legend.said.none");
  else if (shown.length === present.length) shell.announce("finding.legend.said.all", { count });
  else shell.announce("finding.legend.said.some", { types, count });
}
