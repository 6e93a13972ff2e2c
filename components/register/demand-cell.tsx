import { useTranslations } from "next-intl";
import { DemandScale } from "@/components/ui/demand-scale";
import { demandScale, type UseCaseDemand } from "@/lib/reference/use-cases";

const { max: MAXIMUM } = demandScale;
const SQUARES = Array.from({ length: MAXIMUM }, (_, at) => at + 1);

const span = (low: number, high: number) => (low === high ? String(low) : `${low}–${high}`);
/** Read off the printed table with some inference: blank or shifted cells, or more than one reading. */
export const isInferred = (demand: UseCaseDemand) =>
  demand.confidence !== "high" || (demand.alternatives?.length ?? 0) > 0;

/** A demand of the source's table; a range says so, an inferred cell carries † and its other readings. */
export function DemandCell({ demand }: { demand: UseCaseDemand }) {
  const t = useTranslations("landing.demand");
  const others = (demand.alternatives ?? []).map(({ min, max }) => span(min, max));
  return (
    <span className="nw">
      {demand.min === demand.max ? (
        <DemandScale value={demand.min} maximum={MAXIMUM} />
      ) : (
        <RangeScale low={demand.min} high={demand.max} />
      )}
      {isInferred(demand) ? (
        <>
          <span aria-hidden="true">{t("dagger")}</span>
          <span className="vh">{t("daggerWord")}</span>
        </>
      ) : null}
      {others.length > 0 ? (
        <span className="sub">{t("noteAlternative", { values: others.join(" / ") })}</span>
      ) : null}
    </span>
  );
}

/** A demand that depends: squares that are certain are filled, those that may apply are pale. */
function RangeScale({ low, high }: { low: number; high: number }) {
  const t = useTranslations("landing.demand");
  const fill = (square: number) => {
    if (square <= low) return "on";
    return square <= high ? "border-dai! bg-dai-wash" : "";
  };
  return (
    <span className="dem">
      <span aria-hidden="true">
        {SQUARES.map((square) => (
          <i key={square} className={fill(square)} />
        ))}
      </span>
      <span>{t("range", { min: low, max: high, maximum: MAXIMUM })}</span>
    </span>
  );
}
