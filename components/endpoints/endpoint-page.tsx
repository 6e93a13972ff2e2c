import { useTranslations } from "next-intl";
import { Cols, Folio } from "@/components/ui/folio";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/command/form-outcome";
import { ConnectionReport, type TestShown } from "./connection-report";
import { ConnectionTest } from "./connection-test";
import { EndpointLimitsList, type UsageShown } from "./endpoint-limits";
import { SimulatorNote } from "./endpoint-mark";
import { EndpointNotes } from "./endpoint-notes";
import { EndpointRecord } from "./endpoint-record";
import type { EndpointShown } from "./endpoint-shown";
import { Folded } from "./folded";
import { KillSwitchSection } from "./kill-switch";
import { LimitsForm } from "./limits-form";
import { ProposalForm } from "./proposal-form";
import { SimulatorForm } from "./simulator-form";
import { Trial } from "./trial";

export type EndpointActs = {
  propose: FormAction;
  simulate: FormAction;
  limit: FormAction;
  turn: FormAction;
};
type Can = { edit: boolean; turn: boolean; test: boolean; try: boolean };
type Props = {
  deploymentId: string;
  endpoint: EndpointShown | null;
  usage: UsageShown | null;
  tests: readonly TestShown[];
  can: Can;
  acts: EndpointActs;
  /** The demonstration has a stand-in; a live instance has none. */
  hasSimulator: boolean;
};

/** One deployment's endpoint: what it is, its trial and tests, its limits, and the switch. */
export function EndpointPage(props: Props) {
  const { deploymentId, endpoint, usage, tests, can, acts } = props;
  const t = useTranslations("endpoints");
  const isOpen = endpoint?.state === "approved" && endpoint.killedAt === null;
  return (
    <Cols notes={<EndpointNotes />}>
      <Folio>
        {endpoint?.isSimulator ? (
          <div className="pt-5">
            <SimulatorNote />
          </div>
        ) : null}
        <Section title={t("record.title")} note={t("propose.note")}>
          {endpoint === null ? (
            <p className="soft">{t("record.none")}</p>
          ) : (
            <EndpointRecord endpoint={endpoint} />
          )}
          {can.edit ? <Proposals {...props} /> : null}
        </Section>
        {endpoint !== null && can.try ? (
          <Section title={t("trial.title")} note={t("trial.note")} id="trial">
            {isOpen ? <Trial deploymentId={deploymentId} /> : <p className="soft">{t("trial.only")}</p>}
          </Section>
        ) : null}
        {endpoint === null ? null : (
          <Section title={t("test.title")} note={t("test.note")} id="test">
            {isOpen && can.test ? <ConnectionTest deploymentId={deploymentId} /> : null}
            {!isOpen && can.test ? <p className="soft">{t("test.only")}</p> : null}
            <Tests tests={tests} />
          </Section>
        )}
        {endpoint === null ? null : (
          <Section title={t("limits.title")} note={t("limits.note")}>
            <EndpointLimitsList endpoint={endpoint} usage={usage} />
            {can.edit ? (
              <Folded title={t("limits.change")}>
                <LimitsForm key={endpoint.revision} endpoint={endpoint} action={acts.limit} />
              </Folded>
            ) : null}
          </Section>
        )}
        {endpoint !== null && can.turn ? (
          <KillSwitchSection
            key={String(endpoint.killedAt)}
            endpoint={endpoint}
            action={acts.turn}
            isAdmin={false}
          />
        ) : null}
      </Folio>
    </Cols>
  );
}

function Proposals({ deploymentId, endpoint, acts, hasSimulator }: Props) {
  const t = useTranslations("endpoints");
  const revision = endpoint?.revision ?? 0;
  return (
    <>
      <Folded title={t(endpoint === null ? "propose.open" : "propose.change")}>
        <ProposalForm key={revision} deploymentId={deploymentId} endpoint={endpoint} action={acts.propose} />
      </Folded>
      {hasSimulator ? (
        <Folded title={t("simulate.open")}>
          <SimulatorForm
            key={revision}
            deploymentId={deploymentId}
            revision={revision}
            action={acts.simulate}
          />
        </Folded>
      ) : null}
    </>
  );
}

/** The latest in full, the earlier ones folded. */
function Tests({ tests }: { tests: readonly TestShown[] }) {
  const t = useTranslations("endpoints.test");
  const [latest, ...earlier] = tests;
  if (latest === undefined) return <p className="soft">{t("none")}</p>;
  return (
    <>
      <ConnectionReport test={latest} />
      {earlier.map((test) => (
        <Folded
          key={test.id}
          title={t("at", { date: test.at.toISOString().slice(0, 10), name: test.byName })}
        >
          <ConnectionReport test={test} />
        </Folded>
      ))}
    </>
  );
}
