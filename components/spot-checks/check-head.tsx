import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { RecordName } from "@/components/records/record-name";
import { NoteBox } from "@/components/ui/note-box";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread } from "@/components/ui/thread";
import { ThreeAnswers } from "@/components/ui/three-answers";
import type { IdentityVerdict, SpotCheckState, SpotCheckTrigger } from "@/db/values/spot-checks";
import { formatDateTime, formatDigest } from "@/lib/i18n/format";
import { ERRORS_IN_A_ROW, isEnded } from "@/lib/spot-checks/rules";
import { CheckMark, SimulatorTag, useSuiteName } from "./check-words";

/** A check as its head and margin show it. */
export type ShownCheck = {
  id: string;
  number: string;
  state: SpotCheckState;
  trigger: SpotCheckTrigger;
  suites: readonly string[];
  languages: readonly string[];
  samplesPerItem: number;
  requestedByName: string;
  requestedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  pausedByName: string | null;
  pausedAt: Date | null;
  pauseReason: string | null;
  failure: string | null;
  isSimulator: boolean;
  configurationDigest: string | null;
  evidenceDigest: string | null;
  resultDigest: string | null;
  identityVerdict: IdentityVerdict | null;
  modelSent: string;
};

type Props = {
  check: ShownCheck;
  institution: { id: string; name: string; nameEn: string | null };
  deployment: { id: string; name: string };
  items: number;
  unread: number;
  actions: ReactNode;
};

/** The head of a check: where it belongs, how it stands, and who must act. */
export function CheckHead({ check, institution, deployment, items, unread, actions }: Props) {
  const t = useTranslations("checks");
  const suiteName = useSuiteName();
  return (
    <>
      <CheckThread check={check} institution={institution} deployment={deployment} />
      <PageHead
        title={t("title")}
        kicker={
          <Kicker>
            <code>{check.number}</code>
            {check.suites.map(suiteName).join(" · ")}
            <CheckMark state={check.state} />
            {check.isSimulator ? <SimulatorTag /> : null}
          </Kicker>
        }
        actions={actions}
      />
      {check.isSimulator ? <p className="soft mt-2 text-sm">{t("simulatorNote")}</p> : null}
      <ThreeAnswers
        what={t("page.what", { deployment: deployment.name, count: items, samples: check.samplesPerItem })}
        where={t("page.where", {
          name: check.requestedByName,
          at: formatDateTime(check.requestedAt),
          trigger: t(`trigger.${check.trigger}`),
        })}
        who={<Who state={check.state} unread={unread} />}
      />
      <StateNote check={check} />
    </>
  );
}

function Who({ state, unread }: { state: SpotCheckState; unread: number }) {
  const t = useTranslations("checks.page");
  if (!isEnded(state)) return t("whoRunning");
  return unread === 0 ? t("whoDone") : t("whoUnread", { count: unread });
}

/** Why a check does not go on, where somebody or something holds it. */
function StateNote({ check }: { check: ShownCheck }) {
  const t = useTranslations("checks");
  if (check.state === "paused") {
    const said = { name: check.pausedByName ?? "", reason: check.pauseReason ?? "" };
    const at = check.pausedAt === null ? "" : formatDateTime(check.pausedAt);
    return <NoteBox tone="lake" glyph="pause" title={t("pausedNote", { ...said, at })} />;
  }
  if (check.failure === null) return null;
  const key = `problem.${check.failure}` as Parameters<typeof t>[0];
  const problem = t.has(key) ? t(key) : check.failure;
  return (
    <NoteBox tone="rust" glyph="high" title={t("failure.title")}>
      {t("failure.text", { count: ERRORS_IN_A_ROW, problem })}
    </NoteBox>
  );
}

function CheckThread({
  check,
  institution,
  deployment,
}: Pick<Props, "check" | "institution" | "deployment">) {
  const t = useTranslations("checks");
  const path = `/deployments/${deployment.id}`;
  const nodes = [
    {
      kind: t("page.thread.institution"),
      name: <RecordName {...institution} />,
      href: `/institutions/${institution.id}`,
    },
    { kind: t("page.thread.deployment"), name: <LanguageText text={deployment.name} />, href: path },
    {
      kind: t("page.thread.configuration"),
      name:
        check.configurationDigest === null ? (
          t("page.noConfiguration")
        ) : (
          <code>{formatDigest(check.configurationDigest)}</code>
        ),
      href: `${path}?tab=configurations`,
      ahead: check.configurationDigest === null,
    },
    {
      kind: t("page.thread.check"),
      name: <code>{check.number}</code>,
      href: `/spot-checks/${check.id}`,
      current: true,
    },
    {
      kind: t("page.thread.verdict"),
      name:
        check.identityVerdict === null
          ? t("page.noVerdict")
          : t(`declared.verdictOf.${check.identityVerdict}`),
      ahead: check.identityVerdict === null,
    },
  ];
  return <Thread nodes={nodes} />;
}
