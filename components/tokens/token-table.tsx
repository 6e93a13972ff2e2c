import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import { type TokenState, tokenState } from "@/lib/users/token-state";
import { RevokeToken } from "./revoke-token";
import { TokenScopes } from "./token-scopes";

export type TokenRow = {
  id: string;
  name: string;
  prefix: string;
  scopes: readonly string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  holder?: string;
  email?: string;
};

type Props = { title: string; tokens: readonly TokenRow[]; revoke: FormAction; at: Date };

const marks = {
  live: { glyph: "met", tone: "pine" },
  expired: { glyph: "draft", tone: "plain" },
  revoked: { glyph: "stop", tone: "plain" },
} as const satisfies Record<TokenState, object>;

/** Tokens by their first characters: the rest is known to whoever holds them. */
export function TokenTable({ title, tokens, revoke, at }: Props) {
  const t = useTranslations("api.tokens");
  const live = tokens.filter((token) => tokenState(token, at) === "live").length;
  const hasHolders = tokens.some(({ holder }) => holder !== undefined);
  const columns = [
    "name",
    ...(hasHolders ? (["holder"] as const) : []),
    "scopes",
    "expires",
    "used",
    "state",
    "act",
  ] as const;
  return (
    <Section id="tokens" title={title} note={t("count", { count: tokens.length, live })}>
      {tokens.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <Table caption={title} open head={columns.map((key) => ({ key, label: t(`column.${key}`) }))}>
          {tokens.map((token) => (
            <TokenLine key={token.id} token={token} revoke={revoke} at={at} hasHolder={hasHolders} />
          ))}
        </Table>
      )}
    </Section>
  );
}

type LineProps = { token: TokenRow; revoke: FormAction; at: Date; hasHolder: boolean };

function TokenLine({ token, revoke, at, hasHolder }: LineProps) {
  const t = useTranslations("api.tokens");
  const state = tokenState(token, at);
  return (
    <Row>
      <RowHead sub={<code>{token.prefix}</code>}>
        <LanguageText text={token.name} />
      </RowHead>
      {hasHolder ? (
        <Cell label={t("column.holder")}>
          <LanguageText text={token.holder ?? ""} />
          <span className="sub">{token.email}</span>
        </Cell>
      ) : null}
      <Cell label={t("column.scopes")}>
        <TokenScopes scopes={token.scopes} />
      </Cell>
      <Cell label={t("column.expires")}>
        <span className="nw">{formatDate(token.expiresAt)}</span>
        <span className="sub">{t("created", { date: formatDate(token.createdAt) })}</span>
      </Cell>
      <Cell label={t("column.used")}>
        {token.lastUsedAt === null ? (
          <span className="muted">{t("never")}</span>
        ) : (
          <span className="nw">{formatDateTime(token.lastUsedAt)}</span>
        )}
      </Cell>
      <Cell label={t("column.state")}>
        <StatusMark {...marks[state]}>{t(`state.${state}`)}</StatusMark>
      </Cell>
      <Cell label={t("column.act")}>
        {state === "revoked" ? null : <RevokeToken id={token.id} name={token.name} action={revoke} />}
      </Cell>
    </Row>
  );
}
