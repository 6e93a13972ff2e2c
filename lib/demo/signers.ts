import "server-only";
import en from "@/lib/i18n/messages/en/shell.json";
import zh from "@/lib/i18n/messages/zh-CN/shell.json";
import { provinceOf } from "@/lib/reference/provinces";
import type { DemoAccount } from "./accounts";
import { seats } from "./rows";
import type { DemoSigner } from "./sign-as";

type Hospital = { nameZh: string; nameEn: string | null };
const nameOf = ({ nameZh, nameEn }: Hospital) => ({ zh: nameZh, en: nameEn ?? nameZh });

/** Who signs for the hospital, who reviews and who approves. */
export type Cast = { hospital: DemoSigner; first: DemoSigner; second: DemoSigner };

/** The accounts of the demonstration, with the ids they were given. */
export type DemoPeople = readonly { account: DemoAccount; id: string }[];

const found = (people: DemoPeople, email: string) => {
  const person = people.find(({ account }) => account.email === email);
  if (person === undefined) throw new Error(`no account ${email}`);
  return person;
};

/** The person who stands for an invented hospital that has no accounts. */
export const inventedSigner = (hospital: Hospital): DemoSigner => ({
  ...seats.confirmed,
  role: "hospital_quality",
  authority: null,
  organisation: nameOf(hospital),
});

/** A hospital's own second person, as a signature names them. */
export const hospitalSigner = (people: DemoPeople, email: string, hospital: Hospital): DemoSigner => {
  const { account, id } = found(people, email);
  return { ...inventedSigner(hospital), id, name: account.name.zh };
};

/** The two officials of an authority, of the nation or of the reserved province. */
export function officialsOf(
  people: DemoPeople,
  authority: "nhc" | "nmpa",
  level: "province" | "national",
): Pick<Cast, "first" | "second"> {
  const place = level === "national" ? "national" : "zhejiang";
  const official = (order: number): DemoSigner => {
    const { account, id } = found(people, `${authority}${order}.${place}@demo.example`);
    const area = provinceOf(account.jurisdiction)?.shortName;
    const organisation = {
      zh: [zh.authority[authority], ...(area ? [area.zh] : [])].join(" · "),
      en: [en.authority[authority], ...(area ? [area.en] : [])].join(" · "),
    };
    return { id, name: account.name.zh, role: "reviewer", authority, organisation };
  };
  return { first: official(1), second: official(2) };
}
