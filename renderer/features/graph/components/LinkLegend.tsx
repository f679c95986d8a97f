import { useState, type ReactElement } from "react";
import { LINK_TYPES, type ForestView, type LinkType } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { Icon, LinkGlyph } from "#renderer/ui/index.ts";
import css from "./legend.module.css";

type Counts = Readonly<Partial<Record<LinkType, number>>>;

function countTypes(view: ForestView): Counts {
  const counts: Partial<Record<LinkType, number>> = {};
  for (const link of view.links()) counts[link.type] = (counts[link.type] ?? 0) + 1;
  return counts;
}

const equalCounts = (a: Counts, b: Counts): boolean => LINK_TYPES.every((type) => a[type] === b[type]);

/** Top left: what the lines mean, and how many there are of each. Only types that occur are listed. */
export function LinkLegend({ isSlim }: { readonly isSlim: boolean }): ReactElement | null {
  const t = useT();
  const [chosen, setChosen] = useState<boolean | null>(null);
  // Where it would stand before the tower it waits to be asked for.
  const isOpen = chosen ?? !isSlim;
  const counts = useView(countTypes, equalCounts);
  const present = LINK_TYPES.filter((type) => counts[type] !== undefined);
  if (present.length === 0) return null;
  return (
    <section className={css.legend} data-open={isOpen} aria-label={t("graph.legend")}>
      <button type="button" className={css.header} aria-expanded={isOpen} aria-label={t("graph.legend")} title={t("graph.legend")} onClick={() => { setChosen(!isOpen); }}>
        {isOpen ? <span>{t("graph.legend")}</span> : <LinkGlyph type="supports" />}
        <span className={isOpen ? css.open : css.closed}><Icon name="chevron-down" /></span>
      </button>
      {isOpen ? (
        <ul className={css.list}>
          {present.map((type) => (
            <li key={type} className={css.row}>
              <LinkGlyph type={type} />
              {/* i18n-keys: link.type.* */}
              <span>{t(`link.type.${type}`)}</span>
              <span className={css.count}>{counts[type]}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
