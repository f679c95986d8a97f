import type { LinkId } from "#shared/kernel/index.ts";
import { linksBeside, type ForestView, type LinkRecord } from "#shared/forest/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Dialog, EmptyState, LinkGlyph } from "#renderer/ui/index.ts";
import { isSameList } from "./model/isSameList.ts";
import { propositionOf } from "./model/propositionOf.ts";
import { toggleOpposing } from "./model/toggleOpposing.ts";
import styles from "./links.module.css";

/** Those between the same two ends, and whatever stands against it already. */
function opponents(view: ForestView, link: LinkRecord): readonly LinkRecord[] {
  const marked = link.opposes.flatMap((id) => view.link(id) ?? []);
  return [...new Set([...linksBeside(view, link), ...marked])];
}

function Opponents({ link, onClose }: { readonly link: LinkRecord; readonly onClose: () => void }) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const others = useView((view) => opponents(view, link), isSameList);
  if (others.length === 0) return <EmptyState icon="link" title={t("links.oppose.none")} body={t("links.oppose.noneHint")} />;
  return (
    <ul className={styles.cards}>
      {others.map((other) => {
        const isOpposing = link.opposes.includes(other.id);
        return (
          <li key={other.id}>
            <button type="button" className={styles.card} aria-pressed={isOpposing} onClick={() => { if (toggleOpposing(forest, shell, link, other)) onClose(); }}>
              <LinkGlyph type={other.type} />
              <span className={styles.cardWords}>
                <span>{propositionOf(forest.view, other, t)}</span>
                {other.reason !== "" && <span className={styles.because}>{t("links.whyLine", { reason: other.reason })}</span>}
              </span>
              <span className={styles.cardState}>{isOpposing ? t("links.oppose.unmark") : t("links.oppose.mark")}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Chooses which link between the same two ends cannot hold together with this one. */
export function OpposeDialog({ linkId, onClose }: { readonly linkId: LinkId; readonly onClose: () => void }) {
  const t = useT();
  const { view } = useForest();
  const link = useView((now) => now.link(linkId));
  return (
    <Dialog title={t("links.oppose.title")} description={link === undefined ? undefined : t("links.oppose.hint", { proposition: propositionOf(view, link, t) })} onClose={onClose}>
      {link === undefined ? <p>{t("link.error.link-missing")}</p> : <Opponents link={link} onClose={onClose} />}
    </Dialog>
  );
}
