import { useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { exportFormats, exportHref } from "@/lib/exports/formats";
import type { RegisterParameters } from "@/lib/register/search-params";

type Props = {
  parameters: RegisterParameters;
  /** How many there are, in words. */
  rows: string;
};

/**
 * All rows of the list as a file. Plain links in a box that opens without a script; without `download`, so that a refusal
 * is a sentence to read and not a file that failed.
 */
export function ExportLinks({ parameters, rows }: Props) {
  const t = useTranslations("exports.download");
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
