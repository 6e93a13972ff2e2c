/** A complete, valid form of an institution; what is blank says why. */
export function institutionValues(id: string, revision: number, provinceAdcode: string) {
  const blank = [
    "nameEn",
    "aliases",
    "uscc",
    "licenceNo",
    "insuranceCode",
    "city",
    "level",
    "grade",
    "type",
    "ownership",
    "bedsBand",
    "affiliation",
  ];
  return {
    ...Object.fromEntries(blank.map((name) => [name, null])),
    blanks: Object.fromEntries(blank.map((name) => [name, "unknown"])),
    id,
    revision,
    nameZh: "改过名称的机构",
    provinceAdcode,
    participation: "unverified",
    contacts: [{ kind: "it", department: "信息科", roleTitle: "负责人", email: "it@test.example" }],
  };
}
