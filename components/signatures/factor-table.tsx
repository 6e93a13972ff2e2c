import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDateTime } from "@/lib/i18n/format";
import { ResetFactor } from "./reset-factor";

type Holder = { userId: string; name: string; email: string; confirmedAt: Date | null };
type Props = {
  holders: readonly Holder[] /** The reader, who clears nothing of their own. */;
  own: string;
  reset: FormAction;
};

const columns = ["name", "since", "act"] as const;

/** Who has a second factor, and clearing what was lost. */
export function FactorTable({ holders, own, reset }: Props) {
  const t = useTranslations("signatures.admin");
  if (holders.length === 0) return <p className="soft">{t("none")}</p>;
  return (
    <Section title={t("list")} note={t("count", { count: holders.length })}>
      <Table caption={t("list")} head={columns.map((key) => ({ key, label: t(`column.${key}`) }))} open>
        {holders.map(({ userId, name, email, confirmedAt }) => (
          <Row key={userId}>
            <RowHead sub={email}>{name}</RowHead>
            <Cell label={t("column.since")}>{confirmedAt === null ? null : formatDateTime(confirmedAt)}</Cell>
            <Cell label={t("column.act")}>
              {userId === own ? t("own") : <ResetFactor userId={userId} name={name} action={reset} />}
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
