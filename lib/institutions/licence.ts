import { organisationCodeCheck } from "./uscc";

/**
 * Soft checks of two optional identifiers. Neither has an overall check digit and older or electronic
 * forms exist, so nothing here refuses: the caller shows the warnings and saves what was typed.
 */

export type LicenceWarning = "unknown-form" | "organisation-check" | "unknown-area";
export type InsuranceWarning = "length" | "unknown-form" | "unknown-area";

/** Organisation code 9, area 6, economic type 2, category 4, management class 1. */
const longForm = /^[0-9A-Z]{8}[0-9X]\d{6}\d{2}[A-Z]\d{3}\d$/;
/** Small clinics and village rooms: area 6, serial 4, attribute 2. */
const shortForm = /^\d{12}$/;
const insuranceForm = /^H\d{11}$/;

/** Area code of no place: the demonstration's, which must not warn about itself. */
const demonstrationArea = "990000";

/**
 * Is the area's division known? Only the first two digits are compared: codes keep the county of their
 * year of issue, so a newer list of counties would warn about good codes.
 */
function areaIsKnown(area: string, divisionCodes: readonly string[]): boolean {
  return area === demonstrationArea || divisionCodes.some((code) => code.slice(0, 2) === area.slice(0, 2));
}

/**
 * Warnings about a practice-licence registration number (医疗机构执业许可证登记号), 22 or 12 characters.
 * `divisionCodes` are six-digit GB/T 2260 codes of the divisions.
 */
export function practiceLicenceWarnings(number: string, divisionCodes: readonly string[]): LicenceWarning[] {
  if (shortForm.test(number)) {
    return areaIsKnown(number.slice(0, 6), divisionCodes) ? [] : ["unknown-area"];
  }
  if (!longForm.test(number)) return ["unknown-form"];
  const warnings: LicenceWarning[] = [];
  if (organisationCodeCheck(number.slice(0, 8)) !== number.charAt(8)) warnings.push("organisation-check");
  if (!areaIsKnown(number.slice(9, 15), divisionCodes)) warnings.push("unknown-area");
  return warnings;
}

/** Warnings about the insurance code of a designated institution (医保定点医疗机构编码): `H`, area 6, serial 5. */
export function insuranceCodeWarnings(code: string, divisionCodes: readonly string[]): InsuranceWarning[] {
  // Codes of insurance pharmacists begin with the same letter; only the length tells them apart.
  if (code.length !== 12) return ["length"];
  if (!insuranceForm.test(code)) return ["unknown-form"];
  return areaIsKnown(code.slice(1, 7), divisionCodes) ? [] : ["unknown-area"];
}
