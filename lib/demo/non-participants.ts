import type { GivenBadge } from "@/lib/records/rules";
import { officeInstant } from "./dates";
import { demoInsuranceCode, demoUscc, institutionName, synIdOf } from "./identifiers";
import type { DemoInstitution } from "./types";

/** Serials begin after those of the set, whose margins count institutions that run a model. */
const FIRST_SERIAL = 756;

const declared = [
  {
    provinceCode: "330000",
    level: "secondary",
    grade: "a",
    type: "general_hospital",
    badge: "reviewer_verified",
  },
  {
    provinceCode: "510000",
    level: "secondary",
    grade: "b",
    type: "tcm_hospital",
    badge: "reviewer_verified",
  },
  {
    provinceCode: "540000",
    level: "tertiary",
    grade: "a",
    type: "general_hospital",
    badge: "hospital_confirmed",
  },
  {
    provinceCode: "630000",
    level: "secondary",
    grade: "a",
    type: "general_hospital",
    badge: "reviewer_verified",
  },
  {
    provinceCode: "640000",
    level: "primary",
    grade: "none",
    type: "general_hospital",
    badge: "hospital_confirmed",
  },
  {
    provinceCode: "650000",
    level: "secondary",
    grade: "a",
    type: "tcm_hospital",
    badge: "hospital_confirmed",
  },
] as const satisfies readonly (Pick<DemoInstitution, "provinceCode" | "level" | "grade" | "type"> & {
  badge: GivenBadge;
})[];

/**
 * Invented institutions that declare to use no language model: some verified, some not. No margin says how many there are, so
 * they stand beside the set and are in none of its counts.
 */
export const nonParticipants = (): DemoInstitution[] =>
  declared.map(({ badge, ...place }, at) => {
    const serial = FIRST_SERIAL + at;
    return {
      ...place,
      synId: synIdOf(serial),
      serial,
      name: institutionName(serial),
      uscc: demoUscc(serial, "public"),
      practiceLicence: null,
      insuranceCode: demoInsuranceCode(serial),
      ownership: "public",
      bedBand: null,
      participation: "no_llm_declared",
      contacts: [],
      deployments: [],
      control: {
        state: "published",
        badge,
        fieldSource: "hospital",
        asOf: "2025-12-08",
        createdAt: officeInstant("2025-12-01", serial % 60),
        submittedAt: officeInstant("2025-12-08", serial % 60),
        confirmedAt: officeInstant("2025-12-10", serial % 60),
        verifiedAt: badge === "reviewer_verified" ? officeInstant("2025-12-22", serial % 60) : null,
        publishedAt: officeInstant("2025-12-22", serial % 60),
        returnReason: null,
        nullReasons: { licenceNo: "withheld", bedsBand: "unknown" },
      },
    };
  });

export const nonParticipantCount = declared.length;
