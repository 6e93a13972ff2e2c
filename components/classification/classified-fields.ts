/** Fields of application and deployment that answers come from or rest on; the words are `classified.field.<field>`. */
const classifiedFields = [
  "intendedUsers",
  "useCaseId",
  "autonomy",
  "significance",
  "situation",
  "humanReview",
  "environments",
  "hosting",
  "partition",
  "deployment",
  "partitioned",
  "intendedPurpose",
  "targetPopulation",
  "excludedPopulation",
  "outOfScopeUse",
  "outputTypes",
] as const;

export const isClassifiedField = (name: string): name is (typeof classifiedFields)[number] =>
  classifiedFields.some((field) => field === name);
