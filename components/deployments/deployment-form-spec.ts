import type { FormSpec } from "@/lib/records/form-spec";

/** One serving endpoint on one infrastructure module. The endpoint's own record is asked by a part of its own. */
export const deploymentSpec: FormSpec = {
  kind: "deployment",
  required: ["name", "moduleName", "partition"],
  sections: [
    {
      id: "basics",
      fields: [
        { name: "name", as: "text", max: 80 },
        { name: "lifecycleStage", as: "choice", list: "lifecycleStages" },
        { name: "startedOn", as: "date" },
        { name: "ownerDepartment", as: "text", max: 80 },
        { name: "supplierName", as: "text", max: 120 },
        { name: "integratorName", as: "text", max: 120 },
        { name: "description", as: "area", max: 1000 },
      ],
    },
    {
      id: "module",
      fields: [
        { name: "moduleName", as: "own" },
        { name: "partition", as: "own" },
      ],
    },
    {
      id: "network",
      fields: [
        { name: "hosting", as: "choice", list: "hostingModes" },
        { name: "networkZone", as: "choice", list: "networkZones" },
        { name: "isInternetExposed", as: "yesNo" },
        { name: "mlpsLevel", as: "choice", list: "mlpsLevels" },
      ],
    },
  ],
};
