import type { ReactElement } from "react";
import { endTitle, type ForestPath } from "#shared/forest/index.ts";
import { isPointId, type EndId, type LinkId } from "#shared/kernel/index.ts";
import { useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Icon, IconButton, LinkGlyph } from "#renderer/ui/index.ts";
import type { PathEnds } from "../model/findingDesk.ts";
import { partsOf, pathOf, samePath } from "../model/showPath.ts";
import { useFindingDesk } from "../model/useFinding.ts";
import css from "../finding.module.css";

/** The way between two points as a list that can be read aloud: point, how it is joined, next point. Follows the forest while it is open. */
export function PathCard({ ends }: { readonly ends: PathEnds }): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const { desk } = useFindingDesk();
  const path = useView((view) => pathOf(view, ends), samePath);
  const from = useView((view) => endTitle(view, ends.from)) ?? t("finding.gone");
  const to = useView((view) => endTitle(view, ends.to)) ?? t("finding.gone");
  const close = (): void => {
    desk.showPath(null);
    shell.focusPanel("graph");
  };
  const select = (ids: readonly EndId[]): void => {
    forest.selection.select(ids);
    shell.camera("selection");
  };
  return (
    // Esc is heard from the buttons inside, which are the interactive part.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={css.card} aria-label={t("finding.path.title", { from, to })}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}>
      <header className={css.cardHead}>
        <Icon name="path" />
        <h2 className={css.cardTitle}>{path === null ? t("finding.path.title", { from, to }) : t("finding.path.found", { count: path.links.length })}</h2>
        {path === null ? null : <IconButton icon="fit" size="s" label={t("finding.path.selectAll")} onClick={() => { select(partsOf(path)); }} />}
        <IconButton icon="close" size="s" label={t("finding.path.close")} onClick={close} />
      </header>
      {path === null ? <NoPath ends={ends} onDone={close} /> : <PathList path={path} onSelect={(id) => { select([id]); }} />}
    </section>
  );
}

function PathList({ path, onSelect }: { readonly path: ForestPath; onSelect(id: EndId): void }): ReactElement {
  return (
    <ol className={css.way}>
      {path.ends.map((end, index) => (
        <li key={end} className={css.wayStep}>
          {index === 0 ? null : <WayLink id={path.links[index - 1] ?? null} to={end} onSelect={onSelect} />}
          <WayEnd id={end} onSelect={onSelect} />
        </li>
      ))}
    </ol>
  );
}

function WayEnd({ id, onSelect }: { readonly id: EndId; onSelect(id: EndId): void }): ReactElement {
  const t = useT();
  const title = useView((view) => endTitle(view, id)) ?? t("finding.gone");
  return <button type="button" className={css.wayEnd} onClick={() => { onSelect(id); }}><Icon name={isPointId(id) ? "leaf" : "link"} size={14} /><span>{title}</span></button>;
}

/** How two neighbours on the way are joined, read in the direction in which one walks. */
function WayLink({ id, to, onSelect }: { readonly id: LinkId | null; readonly to: EndId; onSelect(id: EndId): void }): ReactElement | null {
  const t = useT();
  const link = useView((view) => (id === null ? undefined : view.link(id)));
  if (link === undefined) return null;
  const isAgainst = link.to !== to;
  // i18n-keys: link.type.*
  const words = link.phrase === "" ? t(`link.type.${link.type}`) : link.phrase;
  return (
    <button type="button" className={css.wayLink} onClick={() => { onSelect(link.id); }}>
      <span className={isAgainst ? css.against : undefined}><LinkGlyph type={link.type} /></span>
      <span>{isAgainst ? t("finding.path.against", { words }) : words}</span>
    </button>
  );
}

function NoPath({ ends, onDone }: { readonly ends: PathEnds; onDone(): void }): ReactElement {
  const t = useT();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const from = useView((view) => endTitle(view, ends.from)) ?? t("finding.gone");
  const to = useView((view) => endTitle(view, ends.to)) ?? t("finding.gone");
  const link = (): void => {
    onDone();
    shell.openDialog({ kind: "link", ...ends });
  };
  return (
    <div className={css.noPath}>
      <p role="status">{t("finding.path.none", { from, to })}</p>
      {isReadOnly ? null : <Button size="s" variant="soft" icon="link" onClick={link}>{t("finding.path.link")}</Button>}
    </div>
  );
}
