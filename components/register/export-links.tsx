import { useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { exportFormats, exportHref } from "@/lib/exports/formats";
import { formatNumber } from "@/lib/i18n/format";
import type { RegisterParameters } from "@/lib/register/search-params";

type Props = {
  parameters: RegisterParameters;
  matching: number;
  /** Above it a count is said as `10,000+`. */
  limit: number;
};

/**
 * All rows of the list as a file. Plain links in a box that opens without a script; without `download`, so that a refusal
 * is a sentence to read and not a file that failed.
 */
export function ExportLinks({ parameters, matching, limit }: Props) {
  const t = useTranslations("exports.download");
  const count = useTranslations("register.count");
  if (matching === 0) return null;
  const rows = matching > limit ? count("over", { limit: formatNumber(limit) }) : formatNumber(matching);
  return (
    <details className="dropbox">
      <summary className="btn">
        <Glyph name="down" />
        {t("open")}
      </summary>
      <div>
        <p className="font-semibold">{t("rows", { rows })}</p>
        <ul aria-label={t("label")}>
          {exportFormats.map((format) => (
            <li key={format}>
              <a href={exportHref(format, parameters)} rel="nofollow">
                <b>{t(`${format}.name`)}</b>
                <span>{t(`${format}.for`)}</span>
              </a>
            </li>
          ))}
        </ul>
        <p className="hint">{t("note")}</p>
      </div>
    </details>
  );
}
