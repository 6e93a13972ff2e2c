import { publishedControl, withReasons } from "./control";
import { type DeploymentPlan, drawDeployment } from "./deployment";
import { demoInsuranceCode, demoPracticeLicence, demoUscc, institutionName, synIdOf } from "./identifiers";
import { reasonsOf } from "./null-reasons";
import type { PlannedRow } from "./planned-row";
import type { Random } from "./random";
import { sichuanSerial, zhejiangSerial, zhejiangUses } from "./reserved";
import { textsOf } from "./texts";
import type { DemoContact, DemoInstitution } from "./types";

function drawGrade(random: Random, level: DemoInstitution["level"]): DemoInstitution["grade"] {
  if (level === "tertiary") return random.weighted({ a: 85, b: 12, none: 3 });
  if (level === "secondary") return random.weighted({ a: 75, b: 20, none: 5 });
  if (level === "primary") return random.weighted({ a: 60, b: 20, c: 10, none: 10 });
  return "none";
}

function drawLevel(random: Random, row: PlannedRow): DemoInstitution["level"] {
  if (row.levelGroup !== "basic") return row.levelGroup;
  // Only hospitals have a level; primary care and public health institutions have none to be without.
  if (["primary_care", "public_health", "other"].includes(row.type)) return "not_applicable";
  return random.chance(0.5) ? "primary" : "ungraded";
}

function drawOwnership(random: Random, row: PlannedRow, serial: number): DemoInstitution["ownership"] {
  const drawn = random.weighted({
    public: row.levelGroup === "tertiary" ? 95 : 84,
    private_non_profit: 6,
    private_for_profit: 6,
  });
  // The two of the demonstration accounts are what most readers expect of a hospital.
  return serial === zhejiangSerial || serial === sichuanSerial ? "public" : drawn;
}

function drawBeds(random: Random, row: PlannedRow): NonNullable<DemoInstitution["bedBand"]> {
  if (row.levelGroup === "tertiary") return random.weighted({ "500-999": 25, "1000-1999": 50, "2000+": 25 });
  if (row.levelGroup === "secondary") return random.weighted({ "100-499": 60, "500-999": 40 });
  return row.type === "primary_care" ? random.weighted({ none: 50, "1-99": 50 }) : "1-99";
}

/** Roles with addresses at a reserved domain; an institution that has not claimed its record has none. */
function contactsOf(serial: number, row: PlannedRow): DemoContact[] {
  if (row.badge === "public_source") return [];
  const number = String(serial).padStart(4, "0");
  return [
    {
      kind: "generic",
      title: { zh: "公共信箱", en: "General mailbox" },
      email: `contact.${number}@demo.example`,
    },
    { kind: "it", title: { zh: "信息部门联系人", en: "IT contact" }, email: `it.${number}@demo.example` },
    {
      kind: "quality",
      title: { zh: "质量部门联系人", en: "Quality contact" },
      email: `quality.${number}@demo.example`,
    },
  ];
}

/** Splits the uses of a row over its deployments: clinical ones apart, as a partition asks for. */
function deploymentPlans(serial: number, row: PlannedRow): DeploymentPlan[] {
  const synId = synIdOf(serial);
  const plan = (order: number, uses: readonly string[], state: DeploymentPlan["state"]): DeploymentPlan => ({
    synId,
    order,
    uses,
    state,
    unconfirmed: null,
  });
  if (serial === zhejiangSerial) {
    // One of each state that a hospital's day needs; the second waits for the reviewer, its last module for
    // the hospital's second person.
    const [first = [], second = [], third = []] = zhejiangUses;
    return [
      plan(1, first, "published"),
      { ...plan(2, second, "submitted"), unconfirmed: second.length - 1 },
      plan(3, third, "draft"),
    ];
  }
  if (!row.hasSecond) return [plan(1, row.uses, row.state)];
  const clinical = row.uses.filter((use) => textsOf(use).significance === "drive");
  const apart = clinical.length > 0 && clinical.length < row.uses.length ? clinical : row.uses.slice(-1);
  const rest = row.uses.filter((use) => !apart.includes(use));
  return [plan(1, rest, row.state), plan(2, apart, "published")];
}

/** One institution with contacts and deployments from its planned row. */
export function drawInstitution(random: Random, row: PlannedRow, serial: number): DemoInstitution {
  const isClaimed = row.badge !== "public_source";
  const level = drawLevel(random, row);
  const ownership = drawOwnership(random, row, serial);
  const values = {
    practiceLicence: isClaimed && random.chance(0.8) ? demoPracticeLicence(serial) : null,
    bedBand: isClaimed || random.chance(0.4) ? drawBeds(random, row) : null,
  };
  const control = withReasons(
    publishedControl(random, row.badge, row.announcedOn),
    reasonsOf({
      licenceNo: [values.practiceLicence, isClaimed ? "withheld" : "unknown"],
      bedsBand: [values.bedBand, "unknown"],
    }),
  );
  return {
    synId: synIdOf(serial),
    serial,
    name: institutionName(serial),
    uscc: demoUscc(serial, ownership),
    practiceLicence: values.practiceLicence,
    insuranceCode: demoInsuranceCode(serial),
    provinceCode: row.provinceCode,
    level,
    grade: drawGrade(random, level),
    type: row.type,
    ownership,
    bedBand: values.bedBand,
    participation: row.badge === "reviewer_verified" ? "verified" : "unverified",
    contacts: contactsOf(serial, row),
    deployments: deploymentPlans(serial, row).map((plan) => drawDeployment(random, row, plan, control)),
    control,
  };
}
