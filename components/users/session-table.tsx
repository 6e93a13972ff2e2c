import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import { MOST_LISTED } from "@/lib/users/listed";
import type { InstitutionNames } from "./holder";
import { SessionLine, type SessionRow } from "./session-line";

/** `own` is the reader's present session. */
type Props = { sessions: readonly SessionRow[]; names: InstitutionNames; own: string };

const columns = ["name", "role", "device", "begun", "act"] as const;

/** Open sessions, those of one person together; the buttons belong to the form around the table. */
export function SessionTable({ sessions, names, own }: Props) {
  const t = useTranslations("auth.sessions");
  const people = new Set(sessions.map(({ id }) => id)).size;
  const counted =
    sessions.length < MOST_LISTED
      ? t("openNote", { people, sessions: sessions.length })
      : t("many", { count: MOST_LISTED });
  if (sessions.length === 0) return <p className="soft">{t("none")}</p>;
  return (
    <Section title={t("open")} note={counted}>
      <Table caption={t("open")} head={columns.map((key) => ({ key, label: t(`column.${key}`) }))} open>
        {sessions.map((session, at) => {
          const isFirst = sessions[at - 1]?.id !== session.id;
          const count = isFirst ? sessions.filter(({ id }) => id === session.id).length : 0;
          return (
            <SessionLine
              key={session.sessionId}
              session={session}
              names={names}
              isOwn={own === session.sessionId}
              all={count}
            />
          );
        })}
      </Table>
    </Section>
  );
}
