import { useEffect, useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import type { SvgPicture } from "../sceneToSvg.ts";
import css from "../showing.module.css";

/** The picture, small, on its own ground: paper, or squares where there is none. What cannot be read at this size is left out of it. */
export function PicturePreview({ picture, ground }: { readonly picture: SvgPicture | null; readonly ground: string | null }): ReactElement {
  const t = useT();
  const url = usePictureUrl(picture?.svg ?? null);
  return (
    <figure className={`${css.preview} ${ground === null ? css.seenThrough : ""}`} style={ground === null ? {} : { background: ground }}>
      {picture === null ? <p className={css.hint}>{t("showing.export.nothing")}</p> : url === null ? null : <img src={url} alt={t("showing.export.preview")} className={css.thumb} />}
      {picture === null ? null : <figcaption className={css.hint}>{t("showing.export.size", { width: Math.round(picture.widthPx), height: Math.round(picture.heightPx) })}</figcaption>}
    </figure>
  );
}

function usePictureUrl(svg: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null) return undefined;
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [svg]);
  return url;
}
