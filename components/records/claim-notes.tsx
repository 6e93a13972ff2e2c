import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";
import type { ClaimOffer } from "@/lib/records/claims";
import { PublicSourceLine } from "./public-source-line";

/** The margin of a form that claims: what is asked, and the public source the published values come from. */
export function ClaimNotes({ offers }: { offers: Readonly<Record<string, ClaimOffer>> }) {
  const t = useTranslations("forms.claim");
  const sources = new Map(
    Object.values(offers).flatMap(({ source }) =>
      source ? [[`${source.title} ${source.date}`, source]] : [],
    ),
  );
  if (Object.keys(offers).length === 0) return null;
  return (
    <>
      <Note title={t("noteTitle")}>
        <p>{t("note")}</p>
      </Note>
      {sources.size > 0 ? (
        <Note title={t("sourceTitle")}>
          {[...sources].map(([key, source]) => (
            <PublicSourceLine key={key} source={{ ...source, mayLink: source.url !== "" }} />
          ))}
        </Note>
      ) : null}
    </>
  );
}
