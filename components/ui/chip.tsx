import Link from "next/link";
import { useTranslations } from "next-intl";
import { Glyph } from "./glyph";

/** An applied filter; the link is the same page without it. */
export function Chip({ label, href }: { label: string; href: string }) {
  const t = useTranslations("common.chip");
  return (
    <Link className="chip" href={href} aria-label={t("remove", { label })}>
      {label}
      <Glyph name="x" />
    </Link>
  );
}
