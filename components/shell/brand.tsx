import Link from "next/link";
import { useTranslations } from "next-intl";

/** Mark and name in both languages; leads to the first page. */
export function Brand() {
  const t = useTranslations("shell");
  return (
    <Link className="brand" href="/" prefetch={false}>
      <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">
        <path d="M16 2.5L29.5 16 16 29.5 2.5 16z" strokeWidth="2.4" />
        <path d="M16 8v16M9.5 13.2h13M9.5 18.8h13" strokeWidth="2" />
      </svg>
      <span>
        <b>{t("name")}</b>
        <small className="hide-s">{t("secondName")}</small>
      </span>
    </Link>
  );
}
