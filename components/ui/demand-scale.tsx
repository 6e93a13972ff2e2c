import clsx from "clsx";
import { useTranslations } from "next-intl";

type Props = {
  /** 0 to `maximum`; null where the source states none. */
  value: number;
  maximum?: number;
};

/** A demand of the source's table: five squares, filled up to the value, and the figure. More squares, stricter demand. */
export function DemandScale({ value, maximum = 5 }: Props) {
  const t = useTranslations("common.demand");
  const squares = Array.from({ length: maximum }, (_, at) => at + 1);
  return (
    <span className="dem">
      <span aria-hidden="true">
        {squares.map((square) => (
          <i key={square} className={clsx(square <= value && "on")} />
        ))}
      </span>
      <span>{t("scale", { value, maximum })}</span>
    </span>
  );
}
