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

/** What is compared, and put in, as a whole: whoever sees only one item changed is told so. */
const AS_A_WHOLE = new Set(["bulletList", "orderedList", "taskList", "table"]);
/** So many blocks that are the same stand around what differs; of more, only their number. */
const AROUND = 3;
/** A page that takes a moment to draw; what is suggested by hand is far below. */
const MOST_LINES = 2_000;
const MOST_ADDRESSES = 5;
const ADDRESS_CHARS = 200;

/** A block, or so many that are the same. */
type Line = BlockDiff | { readonly kind: "folded"; readonly count: number };

function linesOf(diffs: readonly BlockDiff[]): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < diffs.length;) {
    let end = at;
    while (diffs[end]?.kind === "same") end += 1;
    const shownBefore = at === 0 ? 0 : AROUND;
    const shownAfter = end === diffs.length ? 0 : AROUND;
    const count = end - at - shownBefore - shownAfter;
    // One line that says so in the place of one block would spare nobody anything.
    if (count > AROUND) lines.push(...diffs.slice(at, at + shownBefore), { kind: "folded", count }, ...diffs.slice(end - shownAfter, end));
    else lines.push(...diffs.slice(at, end));
    const differing = diffs[end];
    if (differing !== undefined) lines.push(differing);
    at = end + 1;
  }
  return lines;
}

/** What changed from one version of a note to another, block by block. */
export function NoteDiff({ before, after, beside }: NoteDiffProps): ReactElement {
  const t = useT();
  const diffs = useMemo(() => diffBlocks(before, after), [before, after]);
  const lines = useMemo(() => linesOf(diffs), [diffs]);
  if (diffs.every(({ kind }) => kind === "same")) return <p className={styles.words}>{t("notes.diff.none")}</p>;
  return (
    <>
      {diffs.some(({ kind, type }) => kind !== "same" && AS_A_WHOLE.has(type)) ? <p className={styles.words}>{t("notes.diff.asAWhole")}</p> : null}
      <div className={styles.diff}>
        {lines.slice(0, MOST_LINES).map((line, index) => (line.kind === "folded"
          ? <p key={index} className={styles.folded}>{t("notes.diff.folded", { count: line.count })}</p>
          : <BlockLine key={index} diff={line} isBeside={line.at !== null && beside?.has(line.at) === true} />))}
      </div>
      {lines.length > MOST_LINES ? <p className={styles.note} data-tone="warn">{t("notes.diff.more", { count: lines.length - MOST_LINES })}</p> : null}
    </>
  );
}

function BlockLine({ diff, isBeside }: { readonly diff: BlockDiff; readonly isBeside: boolean }): ReactElement {
  const t = useT();
  const { kind, pieces, type } = diff;
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
      <BeyondWords diff={diff} />
      {isBeside ? <span className={styles.tag}>{t("notes.diff.beside")}</span> : null}
    </p>
  );
}

/** What the words do not say: a link may lead somewhere else than before, and look the same. */
function BeyondWords({ diff: { isLookOnly, beyond, newAddresses } }: { readonly diff: BlockDiff }): ReactElement {
  const t = useT();
  const more = newAddresses.length - MOST_ADDRESSES;
  // i18n-keys: notes.diff.beyond.*
  return (
    <>
      {isLookOnly ? <span className={styles.tag}>{t("notes.diff.lookOnly")}</span> : null}
      {beyond.map((each) => <span key={each} className={styles.tag}>{t(`notes.diff.beyond.${each}`)}</span>)}
      {newAddresses.slice(0, MOST_ADDRESSES).map((address) => <span key={address} className={styles.address}>{t("notes.diff.leadsTo")}<bdi dir="ltr">{address.length > ADDRESS_CHARS ? `${address.slice(0, ADDRESS_CHARS)}…` : address}</bdi></span>)}
      {more > 0 ? <span className={styles.address}>{t("notes.diff.moreLinks", { count: more })}</span> : null}
    </>
  );
}

function Piece({ kind, children }: { readonly kind: BlockDiff["kind"]; readonly children: string }): ReactElement {
  if (kind === "added") return <ins>{children}</ins>;
  if (kind === "removed") return <del>{children}</del>;
  return <span>{children}</span>;
}
