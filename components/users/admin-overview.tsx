import Link from "next/link";
import { useTranslations } from "next-intl";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { ActorRole } from "@/db/values";
import { adminPagesFor } from "./admin-pages";

type Props = {
  role: ActorRole;
  counts: { [key in ReturnType<typeof adminPagesFor>[number]["key"]]?: number };
};

/** The parts of the area with what each is for and how much there is. */
export function AdminOverview({ role, counts }: Props) {
  const t = useTranslations("auth.admin");
  const head = [
    { key: "page", label: t("part") },
    { key: "count", label: t("now"), numeric: true },
  ];
  return (
    <Table caption={t("title")} head={head} open>
      {adminPagesFor(role).map(({ key, href }) => (
        <Row key={key}>
          <RowHead sub={t(`note.${key}`)}>
            <Link href={href}>{t(`page.${key}`)}</Link>
          </RowHead>
          <Cell label={t("now")} numeric>
            {t(`count.${key}`, { count: counts[key] ?? 0 })}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
