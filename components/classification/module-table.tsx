"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { StandingModule } from "@/lib/classification/modules";
import { MAIN_MODULE } from "@/lib/classification/record-schema";
import type { Strictest } from "@/lib/classification/strictest";
import type { FormAction } from "@/lib/command/form-outcome";
import type { ShownVersion } from "@/lib/obligations/shown";
import { codeLabel } from "@/lib/reference/codes";
import { ModuleRemoval } from "./module-removal";
import { useClassificationWords } from "./use-words";
import { VerdictCells } from "./verdict-cells";

type Props = {
  applicationId: string;
  modules: readonly StandingModule<ShownVersion>[];
  /** The one whose form or result stands below. */
  shown: string;
  strictest: Strictest | null;
  /** Absent for whoever only reads. */
  remove?: FormAction | undefined;
};

/** The functional modules of an application with what each comes to; of those handed in the strictest is the application's. */
export function ModuleTable({ applicationId, modules, shown, strictest, remove }: Props) {
  const t = useTranslations("classified.modules");
  const page = useTranslations("classified.page");
  const locale = useLocale();
  const { said } = useClassificationWords();
  const address = (key: string) => `/applications/${applicationId}/classification?module=${key}`;
  const head = [
    { key: "name", label: page("module") },
    { key: "result", label: page("result") },
    { key: "state", label: page("state") },
  ];
  return (
    <Section title={t("title")} note={t("note", { count: modules.length })} id="modules">
      <Table caption={t("title")} head={head} open>
        {modules.map(({ key, name, newest }) => (
          <Row key={key} selected={key === shown}>
            <RowHead sub={page("versionOf", { revision: newest.revision })}>
              <Link href={address(key)} {...(key === shown ? { "aria-current": "page" } : {})}>
                {name ?? page("main")}
              </Link>
            </RowHead>
            <Cell label={page("result")}>
              {said("CN", newest.results.CN ?? { status: null, class: null })}
              {newest.tier === null ? null : ` · ${newest.tier}`}
            </Cell>
            <Cell label={page("state")}>
              {codeLabel("classificationStates", newest.state, locale)}
              {remove && key !== MAIN_MODULE ? (
                <ModuleRemoval id={newest.id} revision={newest.revision} name={name ?? key} action={remove} />
              ) : null}
            </Cell>
          </Row>
        ))}
      </Table>
      {remove ? (
        <p className="my-3 print:hidden">
          <ButtonLink href={address("new")}>{t("add")}</ButtonLink>
        </p>
      ) : null}
      {modules.length > 1 && strictest !== null ? (
        <>
          <h3 className="h mt-4">{t("strictest")}</h3>
          <VerdictCells strictest={strictest} />
          {strictest.tier === null ? null : (
            <p className="soft mt-2 text-sm">{t("tier", { tier: strictest.tier })}</p>
          )}
        </>
      ) : null}
    </Section>
  );
}
