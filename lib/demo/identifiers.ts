import { organisationCodeCheck, usccCheckCharacter } from "@/lib/institutions/uscc";
import type { BilingualText } from "@/lib/reference/bilingual";
import type { DemoInstitution } from "./types";

/** Area of no place: every invented identifier carries it, so none can be a real one. */
const demonstrationArea = "990000";
const kindOfBody: Readonly<Record<DemoInstitution["ownership"], string>> = {
  public: "12",
  private_non_profit: "52",
  private_for_profit: "91",
  other: "12",
};

/** `SYN-0042`. */
export function synIdOf(serial: number): string {
  return `SYN-${String(serial).padStart(4, "0")}`;
}

/** 示范医疗机构 0042（虚构）: a name that nobody can take for a hospital's. */
export function institutionName(serial: number): BilingualText {
  const number = String(serial).padStart(4, "0");
  return { zh: `示范医疗机构 ${number}（虚构）`, en: `Demonstration Institution ${number} (fictional)` };
}

function organisationCode(serial: number): string {
  const body = `MYN${String(serial).padStart(5, "0")}`;
  return body + organisationCodeCheck(body);
}

/** Credit code that passes both checks; unique, because the serial is part of it. */
export function demoUscc(serial: number, ownership: DemoInstitution["ownership"]): string {
  const body = `${kindOfBody[ownership]}${demonstrationArea}${organisationCode(serial)}`;
  return body + usccCheckCharacter(body);
}

/** `H990000` and five digits. */
export function demoInsuranceCode(serial: number): string {
  return `H${demonstrationArea}${String(serial).padStart(5, "0")}`;
}

/** Practice licence of 22 characters: organisation code, area, economic type, category, management class. */
export function demoPracticeLicence(serial: number): string {
  return `${organisationCode(serial)}${demonstrationArea}11A1001`;
}
