import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/command/form-outcome";
import { EndpointDecision } from "./endpoint-decision";
import { EndpointMark } from "./endpoint-mark";
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
  const t = useTranslations("endpoints.admin");
  return (
    <ul className="grid list-none gap-4">
      {endpoints.map((endpoint) => (
        <li key={endpoint.id} className="sheet pad">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <b>{endpoint.deploymentName}</b>
            <span className="soft">{endpoint.institutionName}</span>
            <code className="soft">{endpoint.deploymentNumber}</code>
            {isFolded ? (
              <EndpointMark
                state={endpoint.state}
                isKilled={endpoint.killedAt !== null}
                isSimulator={endpoint.isSimulator}
              />
            ) : null}
          </p>
          {isFolded ? (
            <Folded title={t("details")}>
              <OneEndpoint endpoint={endpoint} acts={acts} />
            </Folded>
          ) : (
            <div className="mt-2">
              <OneEndpoint endpoint={endpoint} acts={acts} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A form of its own for each state: what was typed for one decision is not sent as another. */
function OneEndpoint({ endpoint, acts }: { endpoint: EndpointShown; acts: Acts }) {
  const { id, revision, state, killedAt } = endpoint;
  const name = endpoint.deploymentName ?? "";
  const mayBeCalled = state === "approved" || killedAt !== null;
  return (
    <>
      <EndpointRecord endpoint={endpoint} />
      <EndpointDecision
        key={`${revision} ${state}`}
        {...{ id, revision, state, name }}
        action={acts.decide}
      />
      {mayBeCalled ? (
        <KillSwitch key={String(killedAt)} endpoint={endpoint} action={acts.turn} isAdmin />
      ) : null}
    </>
  );
}
