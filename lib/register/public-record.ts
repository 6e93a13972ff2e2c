import type { ClassificationStanding } from "@/db/values";
import type { ListedRow } from "./listed-row";

/** One public field as a record carries it. */
export type PublicField = {
  value: string | number | boolean | string[] | null;
  source: string;
  asOf: string;
  nullReason?: string;
  verifiedOn?: string;
  publicSource?: { title: string; url: string; date: string; mayLink: boolean };
  /** What the register showed here before, newest first. */
  older?: { value: PublicField["value"]; nullReason?: string; source: string; asOf: string }[];
};

type Verdict = { status: string | null; class: string | null };

/** What a screen needs of a public record; the rows of the register's queries fit it. */
export type PublicRecord = ListedRow & {
  level: string | null;
  institutionType: string | null;
  deploymentName: string | null;
  configurationDigest: string | null;
  useCaseId: string | null;
  state: string;
  version: number;
  document: {
    fields: Record<string, PublicField>;
    history: { badge: string; on: string }[];
    classification?: {
      results: Record<string, Verdict>;
      tier: string | null;
      asOf: string;
      ruleSet: { version: string };
      modules: number;
      decision: {
        standing: Exclude<ClassificationStanding, "derived">;
        authority: string;
        caseNumber: string;
        decidedOn: string;
        overrides: { module: string; derived: Verdict; set: Verdict }[];
      } | null;
    };
  };
};

/** A public record with its neighbours in the thread; a neighbour that is not public is null. */
export type RecordPage = {
  record: PublicRecord;
  institution: PublicRecord | null;
  deployment: PublicRecord | null;
  deployments: readonly PublicRecord[];
  applications: readonly PublicRecord[];
};
