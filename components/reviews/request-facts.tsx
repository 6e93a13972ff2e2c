import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { RecordName } from "@/components/records/record-name";
import { SimilarRecords } from "@/components/records/similar-records";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { NoteBox } from "@/components/ui/note-box";
import type { Tone } from "@/components/ui/tone";
import { institutionTypes } from "@/db/values";
import { formatDateTime } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";
import { type Outcome, outcomeOf, type ProposalView, type RequestView } from "./request-view";

/** Everything a reviewer needs to decide a request: who asks, for what, with which words, and what it would do. */
export function RequestFacts({ request }: { request: RequestView }) {
  const t = useTranslations("reviews.request");
  const locale = useLocale();
  const asked: KeyValue[] = [
    { key: "email", term: t("email"), value: request.userEmail },
    { key: "role", term: t("role"), value: codeLabel("hospitalRoles", request.role, locale) },
    {
      key: "asked",
      term: t("asked"),
      value: <span className="nw">{formatDateTime(request.createdAt)}</span>,
    },
    { key: "statement", term: t("statement"), value: <LanguageText text={request.statement} /> },
  ];
  const claimed: KeyValue[] = request.claimedNumber
    ? [{ key: "claimed", term: t("claimed"), value: <code>{request.claimedNumber}</code> }]
    : [];
  return (
    <>
      <KeyValueList items={[...asked, ...claimed]} />
      {request.proposal ? <Proposal proposal={request.proposal} /> : null}
      <Alike request={request} />
      <WouldDo request={request} />
    </>
  );
}

function Proposal({ proposal }: { proposal: ProposalView }) {
  const t = useTranslations("reviews.request");
  const locale = useLocale();
  const type = institutionTypes.find((known) => known === proposal.type);
  return (
    <>
      <h3 className="h mt-4">{t("proposal")}</h3>
      <KeyValueList
        items={[
          { key: "name", term: t("name"), value: <LanguageText text={proposal.nameZh} /> },
          {
            key: "nameEn",
            term: t("nameEn"),
            value: <LanguageText text={proposal.nameEn ?? ""} lang="en" />,
          },
          { key: "province", term: t("province"), value: provinceName(proposal.provinceAdcode, locale) },
          { key: "uscc", term: t("uscc"), value: <code>{proposal.uscc}</code> },
          {
            key: "campus",
            term: t("campus"),
            value: proposal.campus ? <LanguageText text={proposal.campus} /> : t("noCampus"),
          },
          { key: "type", term: t("type"), value: type ? codeLabel("institutionTypes", type, locale) : "" },
        ]}
      />
    </>
  );
}

/** What the proposed institution may be already, whatever its code says. */
function Alike({ request }: { request: RequestView }) {
  const t = useTranslations("reviews.request");
  if (request.alike.length === 0) return null;
  return (
    <div className="mt-4">
      <SimilarRecords
        similar={request.alike}
        ask={t(request.joins === null ? "alike.claim" : "alike.compare")}
      />
    </div>
  );
}

const tones: Record<Outcome, Tone> = {
  new: "dai",
  claimed: "dai",
  missing: "dai",
  joins: "ochre",
  campus: "ochre",
  elsewhere: "zhu",
};

/** What approval would do. Ochre where a look at the name is due, red where it would be refused. */
function WouldDo({ request }: { request: RequestView }) {
  const t = useTranslations("reviews.request");
  const outcome = outcomeOf(request);
  const { joins, otherCampuses } = request;
  return (
    <div className="mt-4">
      <NoteBox tone={tones[outcome]}>
        {joins === null ? null : (
          <p>
            {t("joins")}{" "}
            <Link href={`/institutions/${joins.id}`}>
              <RecordName name={joins.nameZh} nameEn={joins.nameEn} />
            </Link>{" "}
            <code>{joins.number}</code>
          </p>
        )}
        {outcome === "claimed" ? null : <p>{t(`outcome.${outcome}`, { count: otherCampuses })}</p>}
      </NoteBox>
    </div>
  );
}
