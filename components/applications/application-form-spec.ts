import type { FormSpec } from "@/lib/records/form-spec";

/** A use of the model with its intended use in structured form. */
export const applicationSpec: FormSpec = {
  kind: "application",
  required: ["nameZh", "summaryZh", "intendedPurpose"],
  sections: [
    {
      id: "purpose",
      fields: [
        { name: "nameZh", as: "text", max: 80 },
        { name: "nameEn", as: "text", max: 120 },
        { name: "useCaseId", as: "own" },
        { name: "summaryZh", as: "area", max: 400 },
        { name: "summaryEn", as: "area", max: 400 },
        { name: "intendedPurpose", as: "area", max: 1000 },
        { name: "intendedUsers", as: "choices", list: "intendedUsers" },
        { name: "departments", as: "lines" },
        { name: "environments", as: "choices", list: "useEnvironments" },
        { name: "targetPopulation", as: "area", max: 300 },
        { name: "excludedPopulation", as: "area", max: 300 },
        { name: "outOfScopeUse", as: "area", max: 500 },
      ],
    },
    {
      id: "output",
      fields: [
        { name: "outputTypes", as: "choices", list: "outputTypes" },
        { name: "autonomy", as: "choice", list: "autonomyLevels" },
        { name: "significance", as: "choice", list: "decisionSignificances" },
        { name: "situation", as: "choice", list: "careSituations" },
      ],
    },
    {
      id: "oversight",
      fields: [
        { name: "humanReview", as: "choice", list: "reviewModes" },
        { name: "isOverridePossible", as: "yesNo" },
        { name: "isOverrideLogged", as: "yesNo" },
        { name: "isPatientInformed", as: "yesNo" },
        { name: "isOutputLabelled", as: "yesNo" },
      ],
    },
    {
      id: "operation",
      fields: [
        { name: "lifecycleStage", as: "choice", list: "lifecycleStages" },
        { name: "startedOn", as: "date" },
        { name: "usersBand", as: "choice", list: "usageBands" },
        { name: "failSafe", as: "area", max: 500 },
      ],
    },
  ],
};
