import type { ReactElement } from "react";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Slider } from "#renderer/ui/index.ts";
import { largestScale, MAX_AREA_PX, MAX_SIDE_PX, planPng } from "../planPng.ts";
import type { SvgPicture } from "../sceneToSvg.ts";
import css from "../showing.module.css";

const SCALE = { min: 1, max: 4, step: 0.5 } as const;
const MEGA = 1_000_000;

interface PngSizeProps {
  readonly size: Pick<SvgPicture, "widthPx" | "heightPx">;
  readonly scale: number;
  onScale(scale: number): void;
}

/** How sharp a PNG is. Beyond what one file can hold it says so, and offers tiles or a smaller scale. */
export function PngSize({ size, scale, onScale }: PngSizeProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const plan = planPng(size, scale);
  const fitting = largestScale(size);
  const times = (value: number): string => t("showing.export.times", { scale: locale.number(value) });
  const cap = t("showing.export.cap", { side: locale.number(MAX_SIDE_PX), area: locale.number(Math.floor(MAX_AREA_PX / MEGA)) });
  return (
    <div className={css.pngSize}>
      <Slider label={t("showing.export.scale")} value={scale} {...SCALE} valueText={times(scale)} hint={t("showing.export.pixels", { width: locale.number(plan.widthPx), height: locale.number(plan.heightPx) })} onChange={onScale} />
      {plan.kind === "one" ? null : (
        <div className={css.notice} role="status">
          <p>{plan.kind === "tiles" ? t("showing.export.tiled", { cap, count: plan.tiles.length, rows: plan.rows, columns: plan.columns }) : t("showing.export.tooLarge", { cap })}</p>
          {fitting > 0 ? <Button size="s" variant="soft" onClick={() => { onScale(fitting); }}>{t("showing.export.oneFile", { scale: locale.number(fitting) })}</Button> : null}
        </div>
      )}
    </div>
  );
}
