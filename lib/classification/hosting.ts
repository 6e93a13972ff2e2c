import type { HostingMode, Partition } from "@/db/values";
import type { Answers } from "./answers";

/** What the record of the deployment says, where it says something. */
export type Placement = { hosting: HostingMode | null; partition: Partition | null };

/** A hybrid deployment is judged by the part that leaves the hospital. */
const deploymentOf = {
  "on-premises": "on-premises",
  "private-cloud": "private-cloud",
  hybrid: "private-cloud",
  "public-api-domestic": "public-api-domestic",
  "public-api-overseas": "public-api-overseas",
} as const satisfies Record<HostingMode, string>;
const partitionedOf = { device: "yes", non_device: "no" } as const satisfies Record<Partition, string>;

/** The answers that the record of the deployment gives: they are asked of nobody. */
export function recordedAnswers({ hosting, partition }: Placement): Record<string, string> {
  return {
    ...(hosting === null ? {} : { deployment: deploymentOf[hosting] }),
    ...(partition === null ? {} : { partitioned: partitionedOf[partition] }),
  };
}

export type Contradiction = { question: string; recorded: string };

/** Answers that say something else than the record. The record wins: whoever finds it wrong corrects it there. */
export function contradictions(answers: Answers, placement: Placement): Contradiction[] {
  return Object.entries(recordedAnswers(placement)).flatMap(([question, recorded]) =>
    answers[question] === undefined || answers[question] === recorded ? [] : [{ question, recorded }],
  );
}
