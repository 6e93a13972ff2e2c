/** Fields of an application whose change may change its classification: its intended use. */
export const scopeFields: readonly string[] = [
  "useCaseId",
  "intendedPurpose",
  "intendedUsers",
  "environments",
  "targetPopulation",
  "excludedPopulation",
  "outOfScopeUse",
  "outputTypes",
  "autonomy",
  "significance",
  "situation",
  "humanReview",
];
