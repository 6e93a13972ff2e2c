import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { badgeOfRow } from "@/lib/register/listed-row";
import type { PublicRecord } from "@/lib/register/public-record";

/** What a public record is not: said on every record, in the same sheet as what it states. */
export function RecordClaims({ record }: { record: PublicRecord }) {
  const t = useTranslations("register.record.claims");
  const said = [
    "certify",
    ...(record.kind === "application" ? (["device"] as const) : []),
    ...(record.kind === "institution" ? [] : (["running"] as const)),
    ...(badgeOfRow(record) === "public_source" ? (["public"] as const) : []),
  ] as const;
  return (
    <Section id="claims" title={t("title")}>
      <ul className="note grid gap-1">
        {said.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Section>
  );
}
