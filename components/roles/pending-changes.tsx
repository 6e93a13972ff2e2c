import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { KeyValueList } from "@/components/ui/key-value-list";
import { NoteBox } from "@/components/ui/note-box";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDate } from "@/lib/i18n/format";
import { daysBetween } from "@/lib/records/worklist";
import { actOn, type InstitutionNames, type RoleChangeView } from "./role-change-view";
import { RoleDecision, RoleWithdrawal } from "./role-decision";
import { RoleWords } from "./role-words";

type Props = {
  changes: readonly RoleChangeView[];
  names: InstitutionNames;
  reader: { userId: string; mayDecide: boolean };
  acts: { decide: FormAction; withdraw: FormAction };
  at: Date;
};

/** Proposals that wait, each with its facts and what the reader may do. Longest wait first. */
export function PendingChanges({ changes, ...rest }: Props) {
  const t = useTranslations("roles.pending");
  return (
    <Section title={t("title")} note={t("note", { count: changes.length })}>
      {changes.length === 0 ? <p className="soft">{t("none")}</p> : null}
      <ul className="grid list-none gap-4">
        {changes.map((change) => (
          <li key={change.id} className="sheet pad">
            <OneChange change={change} {...rest} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

type OneProps = Omit<Props, "changes"> & { change: RoleChangeView };

function OneChange({ change, names, reader, acts, at }: OneProps) {
  const t = useTranslations("roles.pending");
  const waiting = useTranslations("reviews.record");
  const person = (
    <>
      <LanguageText text={change.userName} />
      <span className="sub">{change.email}</span>
    </>
  );
  const proposed = t("proposed", { name: change.proposedByName, date: formatDate(change.proposedAt) });
  const items = [
    { key: "person", term: t("person"), value: person },
    { key: "change", term: t("asked"), value: <RoleWords change={change} names={names} /> },
    { key: "reason", term: t("reason"), value: <LanguageText text={change.reason} /> },
  ];
  return (
    <>
      <p className="mb-2">
        <StatusMark glyph="due" tone="ochre">
          {waiting("waiting", { days: daysBetween(change.proposedAt, at) })}
        </StatusMark>
        <span className="soft ml-3">{proposed}</span>
      </p>
      <KeyValueList items={items} />
      <Act change={change} reader={reader} acts={acts} />
    </>
  );
}

function Act({ change, reader, acts }: Pick<OneProps, "change" | "reader" | "acts">) {
  const t = useTranslations("roles.pending");
  const act = actOn(change, reader);
  if (act === "read") return null;
  if (act === "concerned") return <NoteBox tone="ochre">{t("concerned")}</NoteBox>;
  if (act === "decide")
    return <RoleDecision changeId={change.id} name={change.userName} action={acts.decide} />;
  return (
    <>
      <p className="soft mt-3 text-sm">{t("own")}</p>
      <RoleWithdrawal changeId={change.id} name={change.userName} action={acts.withdraw} />
    </>
  );
}
