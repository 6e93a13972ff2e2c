"use client";

import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { Rule, RuleSet } from "@/lib/classification/language";
import { ruleAddress } from "./rule-address";
import { useClassificationWords } from "./use-words";

const kinds = ["prohibition", "obligation", "flag"] as const;
const looks = {
  prohibition: { glyph: "stop", tone: "zhu" },
  obligation: { glyph: "draft", tone: "plain" },
  flag: { glyph: "high", tone: "rust" },
} as const;

/** What the true rules demand, forbid or point out, in the rule set's own words. */
export function DutyList({ ruleSet, fired }: { ruleSet: RuleSet; fired: readonly Rule[] }) {
  const { t, text, place } = useClassificationWords();
  const rules = kinds.flatMap((kind) =>
    fired.filter((rule) => rule.kind === kind).map((rule) => ({ kind, rule })),
  );
  const head = [
    { key: "what", label: t("result.duties") },
    { key: "kind", label: t("rules.says") },
    { key: "rule", label: t("result.decides") },
  ];
  return (
    <Section title={t("result.duties")} note={t("result.dutiesNote")}>
      {rules.length === 0 ? (
        <p className="soft">{t("result.noDuties")}</p>
      ) : (
        <Table caption={t("result.duties")} open head={head}>
          {rules.map(({ kind, rule }) => (
            <Row key={rule.id}>
              <RowHead>{text(rule.explanation)}</RowHead>
              <Cell label={t("rules.says")}>
                <StatusMark {...looks[kind]}>{t(`result.${kind}`)}</StatusMark>
              </Cell>
              <Cell label={t("result.decides")}>
                <a href={ruleAddress(ruleSet, rule.id)} className="nw">
                  <code>{rule.id}</code>
                </a>
                <span className="muted ml-2 text-xs">
                  {rule.jurisdiction === "PORTAL" ? t("place.tier") : place(rule.jurisdiction)}
                </span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}
