import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { DocumentChange } from "@/lib/reviews/document";
import type { FieldOf } from "./comment-list";

type Props = {
  changes: readonly DocumentChange[];
  /** Who signed the newer one and when; null before it is signed. */
  signed: { name: string; at: Date; round: number } | null;
  fieldOf: FieldOf;
  value: (path: string, said: unknown) => ReactNode;
};

/** What follows from the rest and says nothing of its own. */
const isFollowing = ({ path }: DocumentChange) => /(^|\.)revision$/.test(path);

/** What the hospital changed since it signed before: only that. */
export function ChangeSection({ changes, signed, fieldOf, value }: Props) {
  const t = useTranslations("cases.changes");
  const shown = changes.filter((change) => !isFollowing(change));
  const note = signed
    ? t("note", { round: signed.round, name: signed.name, date: formatDate(signed.at), count: shown.length })
    : t("unsigned", { count: shown.length });
  return (
    <Section id="changes" title={t("title")} note={note}>
      {shown.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <ScrollRegion label={t("region")}>
          <table className="tb open diff min-w-140 table-fixed">
            <caption className="vh">{t("title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("field")}</th>
                <th scope="col">{t("before")}</th>
                <th scope="col">{t("after")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ path, from, to }) => (
                <tr key={path}>
                  <th scope="row">
                    <a href={fieldOf(path).href}>{fieldOf(path).words}</a>
                  </th>
                  <td className="old">
                    <del>{value(path, from)}</del>
                  </td>
                  <td className="new">
                    <ins>{value(path, to)}</ins>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}
