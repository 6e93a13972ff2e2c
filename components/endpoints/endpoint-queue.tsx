import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/command/form-outcome";
import { EndpointDecision } from "./endpoint-decision";
import { EndpointRecord } from "./endpoint-record";
import type { EndpointShown } from "./endpoint-shown";
import { Folded } from "./folded";
import { KillSwitch } from "./kill-switch";

type Acts = { decide: FormAction; turn: FormAction };
type Props = { endpoints: readonly EndpointShown[]; acts: Acts };

/** What waits for the security administrator, then the rest: records of addresses, none of a hospital's own. */
export function EndpointQueue({ endpoints, acts }: Props) {
  const t = useTranslations("endpoints.admin");
  const waiting = endpoints.filter(({ state }) => state === "pending");
  const rest = endpoints.filter(({ state }) => state !== "pending");
  return (
    <>
      <Section title={t("waiting")} note={t("waitingNote", { count: waiting.length })}>
        {waiting.length === 0 ? <p className="soft">{t("none")}</p> : null}
        <Records endpoints={waiting} acts={acts} />
      </Section>
      <Section title={t("decided")} note={t("decidedNote", { count: rest.length })}>
        <Records endpoints={rest} acts={acts} isFolded />
      </Section>
    </>
  );
}

function Records({ endpoints, acts, isFolded }: Props & { isFolded?: boolean }) {
  return (
    <ul className="grid list-none gap-4">
      {endpoints.map((endpoint) => (
        <li key={endpoint.id} className="sheet pad">
          <p className="mb-2">
            <b>{endpoint.deploymentName}</b>
            <span className="soft ml-3">{endpoint.institutionName}</span>
            <code className="soft ml-3">{endpoint.deploymentNumber}</code>
          </p>
          <EndpointRecord endpoint={endpoint} />
          <Decide
            key={`${endpoint.revision} ${endpoint.state}`}
            endpoint={endpoint}
            acts={acts}
            isFolded={isFolded}
          />
          {endpoint.state === "approved" || endpoint.killedAt !== null ? (
            <KillSwitch key={String(endpoint.killedAt)} endpoint={endpoint} action={acts.turn} isAdmin />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type DecideProps = { endpoint: EndpointShown; acts: Acts; isFolded: boolean | undefined };

function Decide({ endpoint, acts, isFolded }: DecideProps) {
  const t = useTranslations("endpoints.admin");
  const { id, revision, state } = endpoint;
  const name = endpoint.deploymentName ?? "";
  const form = (
    <EndpointDecision id={id} revision={revision} state={state} name={name} action={acts.decide} />
  );
  if (!isFolded) return form;
  return state === "refused" ? null : <Folded title={t("decide")}>{form}</Folded>;
}
