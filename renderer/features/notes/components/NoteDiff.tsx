import { useMemo, type ReactElement } from "react";
import { diffBlocks, type BlockDiff, type NoteJson } from "#shared/notes/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../suggestions.module.css";

interface NoteDiffProps {
  readonly before: readonly NoteJson[];
  readonly after: readonly NoteJson[];
  /** Of `after`: blocks that come to stand beside what somebody else made of the same place. */
  readonly beside?: ReadonlySet<number>;
}

/** Blocks that have words, and those that are named where they have none. Any other was written by a newer version, or by somebody's own hand. */
const WITH_WORDS = new Set(["paragraph", "heading", "bulletList", "orderedList", "taskList", "blockquote", "codeBlock", "callout", "table", "blockMath", "image", "file", "media"]);
const NAMED = new Set(["image", "file", "media", "table", "horizontalRule", "blockMath"]);

/** What changed from one version of a note to another, block by block. */
export function NoteDiff({ before, after, beside }: NoteDiffProps): ReactElement {
  const t = useT();
  const diffs = useMemo(() => diffBlocks(before, after), [before, after]);
  if (diffs.every(({ kind }) => kind === "same")) return <p className={styles.words}>{t("notes.diff.none")}</p>;
  return (
    <div className={styles.diff}>
      {diffs.map((diff, index) => <BlockLine key={index} diff={diff} isBeside={diff.at !== null && beside?.has(diff.at) === true} />)}
    </div>
  );
}

function BlockLine({ diff, isBeside }: { readonly diff: BlockDiff; readonly isBeside: boolean }): ReactElement {
  const t = useT();
  const { kind, pieces, type, isLookOnly } = diff;
  const isStrange = !WITH_WORDS.has(type) && !NAMED.has(type);
  // i18n-keys: notes.diff.kind.*
  // i18n-keys: notes.diff.block.*
  return (
    <p data-kind={kind} data-heading={type === "heading" || undefined}>
      {kind === "same" ? null : <span className="visually-hidden">{t(`notes.diff.kind.${kind}`)}</span>}
      {NAMED.has(type) ? <Piece kind={kind}>{t(`notes.diff.block.${type}`)}</Piece> : null}
      {isStrange ? <Piece kind={kind}>{t("notes.diff.unknown", { type })}</Piece> : null}
      {pieces.map((piece, index) => <Piece key={index} kind={piece.kind}>{piece.text}</Piece>)}
      {pieces.length === 0 && !NAMED.has(type) && !isStrange ? <Piece kind={kind}>{t("notes.diff.emptyLine")}</Piece> : null}
      {isLookOnly ? <span className={styles.tag}>{t("notes.diff.lookOnly")}</span> : null}
      {isBeside ? <span className={styles.tag}>{t("notes.diff.beside")}</span> : null}
    </p>
  );
}

function Piece({ kind, children }: { readonly kind: BlockDiff["kind"]; readonly children: string }): ReactElement {
  if (kind === "added") return <ins>{children}</ins>;
  if (kind === "removed") return <del>{children}</del>;
  return <span>{children}</span>;
}
