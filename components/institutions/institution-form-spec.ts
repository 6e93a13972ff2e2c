import type { FormSpec } from "@/lib/records/form-spec";

/** What a hospital states about itself. Contacts are asked by a part of their own. */
export const institutionSpec: FormSpec = {
  kind: "institution",
  required: ["nameZh", "provinceAdcode", "participation"],
  sections: [
    {
      id: "identity",
      fields: [
        { name: "nameZh", as: "text", max: 120 },
        { name: "nameEn", as: "text", max: 200 },
        { name: "aliases", as: "lines" },
        { name: "uscc", as: "own" },
        { name: "licenceNo", as: "own" },
        { name: "insuranceCode", as: "own" },
        { name: "provinceAdcode", as: "own" },
        { name: "city", as: "text", max: 60 },
      ],
    },
    {
      id: "size",
      fields: [
        { name: "level", as: "choice", list: "institutionLevels" },
        { name: "grade", as: "choice", list: "institutionGrades" },
        { name: "type", as: "choice", list: "institutionTypes" },
        { name: "ownership", as: "choice", list: "ownerships" },
        { name: "bedsBand", as: "choice", list: "bedBands" },
        { name: "affiliation", as: "text", max: 120 },
        { name: "participation", as: "choice", list: "participation" },
      ],
    },
  ],
};
