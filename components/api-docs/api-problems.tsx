import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { type ErrorCode, errorStatus } from "@/lib/errors";
import { errorMessageKey } from "@/lib/i18n/error-message";

/** Every refusal there is, with its status and its sentence. */
export function ApiProblems() {
  const t = useTranslations("api.docs");
  const say = useTranslations("errors");
  const codes = Object.keys(errorStatus) as ErrorCode[];
  const columns = ["code", "status", "meaning"] as const;
  return (
    <Section id="problems" title={t("problems")} note={t("problemCount", { count: codes.length })}>
      <Table caption={t("problems")} open head={columns.map((key) => ({ key, label: t(key) }))}>
        {codes.map((code) => (
          <Row key={code}>
            <RowHead>
              <code>{code}</code>
            </RowHead>
            <Cell label={t("status")}>{errorStatus[code]}</Cell>
            <Cell label={t("meaning")}>{say(errorMessageKey(code))}</Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
