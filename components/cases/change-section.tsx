import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { sideBySide } from "@/components/records/stacked";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
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
  const head = (["field", "before", "after"] as const).map((key) => ({ key, label: t(key) }));
  return (
    <Section id="changes" title={t("title")} note={note}>
      {shown.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <Table caption={t("title")} head={head} open className={sideBySide}>
          {shown.map(({ path, from, to }) => (
            <Row key={path}>
              <RowHead>
                <a href={fieldOf(path).href}>{fieldOf(path).words}</a>
              </RowHead>
              <Cell label={t("before")} className="old">
                <del>{value(path, from)}</del>
              </Cell>
              <Cell label={t("after")} className="new">
                <ins>{value(path, to)}</ins>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}
