import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { MarkedText } from "./marked-text";

type Own = { number: string; name: string; path: string };

type Props = { records: readonly Own[]; count: number; q: string | null };

/** What the same words and facets find in one's own institution and is not public: apart from the list, and said so. */
export function OwnRecords({ records, count, q }: Props) {
  const t = useTranslations("register.own");
  if (records.length === 0) return null;
  return (
    <section className="note mt-3" aria-labelledby="own-records">
      <h2 id="own-records">{t("title", { count })}</h2>
      <ul>
        {records.map(({ number, name, path }) => (
          <li key={number}>
            <Link href={path}>
              <LanguageText text={name}>
                <MarkedText text={name} q={q} />
              </LanguageText>
            </Link>{" "}
            <code>{number}</code> <span className="st">{t("notPublic")}</span>
          </li>
        ))}
      </ul>
      {count > records.length ? <p className="muted mt-1">{t("more", { shown: records.length })}</p> : null}
    </section>
  );
}
