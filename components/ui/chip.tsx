import Link from "next/link";
import { useTranslations } from "next-intl";
import { Glyph } from "./glyph";

type Props = {
  label: string;
  href: string;
  /** What the filter is where the label is already in quotation marks; spoken in those of the sentence. */
  quoted?: string;
};

/** An applied filter; the link is the same page without it. */
export function Chip({ label, href, quoted = label }: Props) {
  const t = useTranslations("common.chip");
  return (
    <Link className="chip" href={href} aria-label={t("remove", { label: quoted })}>
      {label}
      <Glyph name="x" />
    </Link>
  );
}
