import clsx from "clsx";
import { formatNumber } from "@/lib/i18n/format";
import { type ProvinceCell, stepBreaks, stepOf } from "@/lib/register/province-counts";
import { tileColours } from "./tile-colours";

type Words = { label: string; absent: string; absentLegend: string };
type Names = { full: string; short: string };
type Props = { cells: readonly ProvinceCell[]; namesOf: (code: string) => Names; words: Words };

const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;

/** One tile for each division: equal areas, schematic positions. The table beside it is for readers who do not see it. */
export function TileMap({ cells, namesOf, words }: Props) {
  const breaks = stepBreaks(Math.max(0, ...cells.map((cell) => cell.value ?? 0)));
  return (
    <>
      <div className="tiles" role="img" aria-label={words.label}>
        {cells.map((cell) => (
          <Tile key={cell.code} cell={cell} names={namesOf(cell.code)} breaks={breaks} words={words} />
        ))}
      </div>
      <Legend breaks={breaks} words={words} />
    </>
  );
}

type TileProps = { cell: ProvinceCell; names: Names; breaks: readonly number[]; words: Words };

function Tile({ cell, names, breaks, words }: TileProps) {
  const step = cell.shown === "value" ? stepOf(cell.value ?? 0, breaks) : null;
  const place = { gridRow: cell.row, gridColumn: cell.column };
  const fill = step === null ? {} : tileColours(step);
  const shown = { value: formatNumber(cell.value ?? 0), absent: words.absent };
  return (
    <span
      className={clsx(
        "tile max-md:px-0.75 max-md:py-0.5 print:[print-color-adjust:exact]",
        cell.shown === "absent" && "none",
      )}
      style={{ ...place, ...fill }}
    >
      <span className="hide-s">{names.full}</span>
      <span className="only-s">{names.short}</span>
      <b>{shown[cell.shown]}</b>
    </span>
  );
}

function Legend({ breaks, words }: { breaks: readonly number[]; words: Words }) {
  const bounds = [0, ...breaks];
  const last = bounds.length - 1;
  return (
    <div
      className="muted mt-3 mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-2 text-xs"
      aria-hidden="true"
    >
      <span className="inline-flex gap-1.5">
        {STEPS.map((step, at) => (
          <span key={step} className="text-center">
            <i
              className="block h-2 w-8.5 forced-color-adjust-none print:[print-color-adjust:exact]"
              style={{ background: `var(--seq-${step})` }}
            />
            {formatNumber(bounds[at] ?? 0)}
            {at === last ? "+" : ""}
          </span>
        ))}
      </span>
      <span>{words.absentLegend}</span>
    </div>
  );
}
