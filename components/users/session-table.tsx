import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDateTime } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { deviceOf } from "@/lib/users/device";
import { MOST_LISTED } from "@/lib/users/listed";
import { Holder, type InstitutionNames, type Seat } from "./holder";

export type SessionRow = Seat & {
  id: string;
  name: string;
  email: string;
  sessionId: string;
  address: string | null;
  userAgent: string | null;
  createdAt: Date;
  expiresAt: Date;
};

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

/** `all` is how many the person has, told once, on the first of them. */
type LineProps = { session: SessionRow; names: InstitutionNames; isOwn: boolean; all: number };

function SessionLine({ session, names, isOwn, all }: LineProps) {
  const t = useTranslations("auth.sessions");
  const locale = useLocale();
  const { id, name, email, role, sessionId, createdAt, expiresAt } = session;
  const begun = formatDateTime(createdAt);
  return (
    <Row>
      <RowHead sub={<span className="mono">{email}</span>}>
        <LanguageText text={name} />
      </RowHead>
      <Cell label={t("column.role")}>
        {codeLabel("actorRoles", role ?? "account", locale)}
        {(session.institutionId ?? session.authority) ? (
          <span className="block">
            <Holder seat={session} names={names} />
          </span>
        ) : null}
      </Cell>
      <Cell label={t("column.device")}>
        <Device session={session} />
      </Cell>
      <Cell label={t("column.begun")}>
        <span className="nw">{begun}</span>
        <span className="sub nw">{t("expires", { at: formatDateTime(expiresAt) })}</span>
      </Cell>
      <Cell label={t("column.act")}>
        <span className="flex flex-wrap gap-2">
          <Button type="submit" name="sessionId" value={sessionId} aria-label={t("endOne", { name, begun })}>
            {t("endShort")}
          </Button>
          {all > 1 ? (
            <Button
              type="submit"
              look="danger"
              name="userId"
              value={id}
              aria-label={t("endAll", { name, count: all })}
            >
              {t("endAllShort", { count: all })}
            </Button>
          ) : null}
        </span>
        {isOwn ? <span className="sub">{t("own")}</span> : null}
      </Cell>
    </Row>
  );
}

/** What the browser said of itself; whole where it is none we know. */
function Device({ session }: { session: SessionRow }) {
  const t = useTranslations("auth.sessions");
  const known = deviceOf(session.userAgent);
  const words =
    known === null ? session.userAgent : [known.browser, known.system].filter(Boolean).join(" · ");
  return (
    <>
      {words ? <span className="break-words">{words}</span> : <span className="muted">{t("noDevice")}</span>}
      <span className="sub mono">{session.address ?? t("noAddress")}</span>
    </>
  );
}
