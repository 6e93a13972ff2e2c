import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LetterSheet } from "@/components/cases/letter-sheet";
import { PrintButton } from "@/components/cases/print-button";
import { SignatureBlock } from "@/components/signatures/signature-block";
import { ButtonLink } from "@/components/ui/button";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { locales } from "@/lib/i18n/locale";
import { letterWords } from "@/lib/reviews/letter-words";
import { casePath } from "@/lib/reviews/path";
import { readLetter } from "@/lib/reviews/queries/case";
import { signaturesOfCase, underDecision } from "../signatures-of-case";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cases.letter"))("page") };
}

/** The letter of a decision, in both languages, each on a sheet of its own; printed as it stands. */
export default async function LetterPage({ params }: Props) {
  const viewer = await requireViewer("review:read");
  const { id } = await params;
  const letter = await orNotFound(readLetter(viewer, { id }));
  const t = await getTranslations("cases.letter");
  const signatures = underDecision(await signaturesOfCase(viewer, id), letter.decision);
  return (
    <>
      <div className="print:hidden">
        <PageHead
          kicker={
            <Kicker>
              <code>{letter.case.number}</code>
            </Kicker>
          }
          title={t("page")}
          lead={t("lead")}
          actions={
            <>
              <ButtonLink href={casePath(id)}>{t("back")}</ButtonLink>
              <PrintButton />
            </>
          }
        />
      </div>
      <div className="mt-5 grid max-w-[56rem] gap-8">
        {locales.map((locale) => (
          <LetterSheet
            key={locale}
            locale={locale}
            words={letterWords(letter, locale)}
            conditions={letter.decision.document.conditions}
            signatures={
              <div className="mt-3 grid gap-3 min-[721px]:grid-cols-2">
                {signatures.map((signature) => (
                  <SignatureBlock key={signature.id} signature={signature} locale={locale} />
                ))}
              </div>
            }
          />
        ))}
      </div>
    </>
  );
}
