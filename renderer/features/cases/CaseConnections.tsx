import { useMemo, useState, type ReactElement } from "react";
import { caseLinks, similarCases } from "#shared/cases/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useForest, useIsReadOnly, useView } from "#renderer/runtime/index.ts";
import { Button, IconButton } from "#renderer/ui/index.ts";
import styles from "./cases.module.css";
import { AddProof } from "./components/AddProof.tsx";
import { ProofLine } from "./components/ProofLine.tsx";
import { useTemplateName } from "./model/useTemplates.ts";
import { wordLikeness } from "./model/wordLikeness.ts";

interface CaseConnectionsProps {
  readonly pointId: PointId;
  /** The words that are marked in the text of the case; null for none. Asked when they are needed. */
  selectedText(): string | null;
  onOpen(pointId: PointId): void;
  onCompare(left: PointId, right: PointId): void;
}

const MOST_SIMILAR = 5;

/** What a case has to do with the rest: what it illustrates and by which words, what it speaks against, and which cases are built like it. */
export function CaseConnections({ pointId, selectedText, onOpen, onCompare }: CaseConnectionsProps): ReactElement {
  const t = useT();
  const { view } = useForest();
  const isReadOnly = useIsReadOnly();
  const version = useView((each) => each.version);
  const [adds, setAdds] = useState(false);
  // `version` stands for the content of the view.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const { illustrates, refutes } = useMemo(() => caseLinks(view, pointId), [view, version, pointId]);
  const counts = [t("cases.connections.illustrates", { count: illustrates.length }), ...(refutes.length > 0 ? [t("cases.connections.refutes", { count: refutes.length })] : [])].join(t("cases.clauseSeparator"));
  return (
    <div className={styles.connections}>
      <section className={styles.connectionPart} aria-label={t("cases.connections.title")}>
        <div className={styles.partHead}>
          <h2 className={styles.partTitle}>{t("cases.connections.title")}</h2>
          <span className={styles.quiet}>{counts}</span>
          <span className={styles.spring} />
          {!isReadOnly && <Button size="s" variant="quiet" icon="plus" aria-expanded={adds} onClick={() => { setAdds(!adds); }}>{t("cases.connections.add")}</Button>}
        </div>
        {adds && !isReadOnly ? <AddProof pointId={pointId} selectedText={selectedText} onDone={() => { setAdds(false); }} /> : null}
        {illustrates.length + refutes.length === 0 && !adds ? <p className={styles.hint}>{t("cases.connections.none")}</p> : null}
        <ul className={styles.proofs}>
          {[...illustrates, ...refutes].map((proof) => <ProofLine key={proof.link.id} proof={proof} selectedText={selectedText} onOpen={onOpen} />)}
        </ul>
      </section>
      <SimilarCases pointId={pointId} version={version} onOpen={onOpen} onCompare={onCompare} />
    </div>
  );
}

function SimilarCases({ pointId, version, onOpen, onCompare }: Pick<CaseConnectionsProps, "pointId" | "onOpen" | "onCompare"> & { readonly version: number }): ReactElement | null {
  const t = useT();
  const { view } = useForest();
  const nameOfTemplate = useTemplateName();
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const similar = useMemo(() => similarCases(view, pointId, MOST_SIMILAR), [view, version, pointId]);
  const [first] = similar;
  if (first === undefined) return null;
  return (
    <section className={styles.connectionPart} aria-label={t("cases.similar.title")}>
      <div className={styles.partHead}>
        <h2 className={styles.partTitle}>{t("cases.similar.title")}</h2>
        <span className={styles.spring} />
        <Button size="s" icon="reverse" onClick={() => { onCompare(pointId, first.id); }}>{t("cases.similar.compare")}</Button>
      </div>
      <ul className={styles.similar}>
        {similar.map(({ id, why }) => {
          const title = view.point(id)?.title ?? t("cases.gone");
          return (
            <li key={id} className={styles.similarRow}>
              <button type="button" className={styles.similarName} onClick={() => { onOpen(id); }}>
                <span className={styles.strong}>{title}</span>
                <span className={styles.quiet}>{why.slice(0, 2).map((each) => wordLikeness(each, view, { t, nameOfTemplate })).join(t("cases.clauseSeparator"))}</span>
              </button>
              <IconButton icon="reverse" size="s" label={t("cases.similar.compareWith", { title })} onClick={() => { onCompare(pointId, id); }} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
