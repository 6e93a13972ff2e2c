import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Note } from "@/components/ui/folio";
import { ModelText } from "@/components/ui/model-text";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { ReasoningPlace } from "@/lib/llm/reasoning";
import { codeLabel } from "@/lib/reference/codes";
import type { ShownEvidence } from "@/lib/spot-checks/shown-evidence";

type Props = {
  declared: ShownDeclared | null;
  observed: ShownEvidence | null;
  modelSent: string;
  served: readonly string[];
  fingerprints: readonly string[];
  /** Where the answers had the thinking. */
  reasoningIn: readonly ReasoningPlace[];
};
/** What is registered of the configuration in force when the check was asked for. */
export type ShownDeclared = {
  modelName: string;
  sizeBillion: number | null;
  weightsSha256: string | null;
  quantization: string | null;
  runtime: string | null;
};

/** The register beside what the endpoint says of itself. Nothing is judged here, and nothing it says is proof. */
export function DeclaredObserved({
  declared,
  observed,
  modelSent,
  served,
  fingerprints,
  reasoningIn,
}: Props) {
  const t = useTranslations("checks.declared");
  const place = useTranslations("endpoints.reasoningIn");
  const locale = useLocale();
  const number = (value: number | null | undefined) => (value == null ? null : formatNumber(value));
  const listed = observed?.listed ?? null;
  const code = (list: "quantizations" | "servingRuntimes", value: string | null | undefined) =>
    value == null ? null : codeLabel(list, value, locale);
  const billions = declared?.sizeBillion == null ? null : `${formatNumber(declared.sizeBillion)} × 10⁹`;
  const rows: readonly (readonly [string, ReactNode, ReactNode])[] = [
    [t("model"), declared?.modelName ?? null, listed?.root ?? listed?.id ?? null],
    [t("sent"), modelSent, served.join(" · ") || null],
    [t("fingerprint"), null, fingerprints.join(" · ") || null],
    [t("parameters"), billions, number(listed?.parameters)],
    [t("precision"), code("quantizations", declared?.quantization), listed?.precision ?? null],
    [t("context"), null, number(listed?.contextTokens)],
    [t("digest"), declared?.weightsSha256 ?? null, listed?.digest ?? null],
    [t("reasoning"), null, reasoningIn.map((one) => place(one)).join(" · ") || null],
    [t("template"), null, listed?.templateDigest ?? null],
    [t("runtime"), code("servingRuntimes", declared?.runtime), listed?.ownedBy ?? null],
  ];
  return (
    <Note title={t("title")}>
      <p className="mb-2">{t("verdictNone")}</p>
      <Table
        open
        flow
        caption={t("caption")}
        head={[
          { key: "element", label: t("element") },
          { key: "values", label: t("values") },
        ]}
      >
        {rows.map(([element, stated, seen]) => (
          <Row key={element}>
            <RowHead>
              <span className="wrap-normal">{element}</span>
            </RowHead>
            <Cell>
              <span className="block break-all">{stated ?? <span className="muted">{t("none")}</span>}</span>
              <span className="soft block break-all">
                {seen ?? <span className="muted">{t("unsaid")}</span>}
              </span>
            </Cell>
          </Row>
        ))}
      </Table>
      <p className="muted mt-2 text-xs">
        {observed === null ? t("unread") : t("read", { at: formatDateTime(observed.readAt) })}
      </p>
      {observed === null ? null : <Texts texts={observed.texts} />}
    </Note>
  );
}

function Texts({ texts }: { texts: ShownEvidence["texts"] }) {
  const t = useTranslations("checks.declared");
  return (
    <details className="mt-2">
      <summary className="cursor-pointer">{t("texts")}</summary>
      {texts.map(({ path, status, text }) => (
        <div key={path} className="mt-2">
          <code>{path}</code>
          {status === null ? null : <span className="muted ml-2">{t("status", { status })}</span>}
          <div className="well mt-1 font-mono text-xs break-all">
            <ModelText text={text} />
          </div>
        </div>
      ))}
    </details>
  );
}
