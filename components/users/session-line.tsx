import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Button } from "@/components/ui/button";
import { Cell, Row, RowHead } from "@/components/ui/table";
import { formatDateTime } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { deviceOf } from "@/lib/users/device";
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

/** `all` is how many the person has, told once, on the first of them. */
type LineProps = { session: SessionRow; names: InstitutionNames; isOwn: boolean; all: number };

/** One open session, with the buttons that end it or all of its person. */
export function SessionLine({ session, names, isOwn, all }: LineProps) {
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
