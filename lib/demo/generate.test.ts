import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { insuranceCodeWarnings, practiceLicenceWarnings } from "@/lib/institutions/licence";
import { checkUscc } from "@/lib/institutions/uscc";
import { detectPersonalData } from "@/lib/personal-data/detect";
import { mainlandProvinces } from "@/lib/reference/provinces";
import { useCaseIds } from "@/lib/reference/use-cases";
import { demoSeed, demoSetDigest, generateDemoSet } from "./generate";
import { margins } from "./margins";
import { marginsReport } from "./margins-report";
import type { DemoInstitution, DemoRecordControl, DemoSet } from "./types";

const set = generateDemoSet(demoSeed);
const otherSeeds = [1, 2, 3, 2_147_483_647].map((seed) => generateDemoSet(seed));

const deploymentsOf = (some: DemoSet) => some.institutions.flatMap((institution) => institution.deployments);
const bySerial = (serial: number): DemoInstitution => {
  const found = set.institutions[serial - 1];
  if (found === undefined) throw new Error("no such serial");
  return found;
};
const controls: DemoRecordControl[] = set.institutions.flatMap((institution) => [
  institution.control,
  ...institution.deployments.flatMap((deployment) => [
    deployment.control,
    ...deployment.applications.map((application) => application.control),
  ]),
]);

describe("margins", () => {
  it.each([demoSeed, ...otherSeeds.map((some) => some.seed)])("hold exactly for seed %d", (seed) => {
    const some = [set, ...otherSeeds].find((candidate) => candidate.seed === seed) ?? set;
    const report = marginsReport(some);
    expect(report.length).toBeGreaterThan(80);
    const missed = report.filter((row) =>
      row.relation === "equal" ? row.realised !== row.target : row.realised < row.target,
    );
    expect(missed.map((row) => `${row.id}: ${row.realised} for ${row.target}`)).toEqual([]);
  });

  it("are the figures the notes prescribe", () => {
    const targets = Object.fromEntries(marginsReport(set).map((row) => [row.id, row.target]));
    expect(targets).toMatchObject({
      total: 755,
      "hostingMode.on-premises": 510,
      "levelGroup.tertiary": 528,
      "levelGroup.secondary": 136,
      "levelGroup.basic": 91,
      // 261 / (510 / 755)
      "dates.2025-03-08": 386,
      "dates.2025-05-08": 755,
      sizeDisclosed: 264,
      "size.671": 119,
      "size.70": 54,
      "size.32": 72,
    });
    expect(Object.keys(targets).filter((id) => id.startsWith("division."))).toHaveLength(31);
    expect(margins.uses.minimumRows).toBe(20);
  });

  it("say of each row whether it is published or assumed and by whom", () => {
    for (const row of marginsReport(set)) {
      expect(["published", "mixed", "assumed"]).toContain(row.standing);
      expect(row.source.zh.length * row.source.en.length * row.label.zh.length).toBeGreaterThan(0);
    }
  });

  it("cover all mainland divisions and no other, with the structural zeros empty", () => {
    const codes = new Set(set.institutions.map((institution) => institution.provinceCode));
    expect([...codes].sort()).toEqual(mainlandProvinces.map((province) => province.code));
    for (const some of [set, ...otherSeeds]) {
      for (const institution of some.institutions) {
        const [first] = institution.deployments;
        const isBasic = !["tertiary", "secondary"].includes(institution.level);
        expect(isBasic && first?.hostingMode === "on-premises" && first.model.sizeB === 671).toBe(false);
        if (institution.type === "primary_care") expect(institution.level).toBe("not_applicable");
      }
    }
  });

  it("tie size to level: large models are commoner in tertiary hospitals", () => {
    const share = (levels: string[]) => {
      const sizes = set.institutions
        .filter((institution) => levels.includes(institution.level))
        .map((institution) => institution.deployments[0]?.model.sizeB ?? null)
        .filter((size) => size !== null);
      return sizes.filter((size) => size === 671).length / sizes.length;
    };
    expect(share(["tertiary"])).toBeGreaterThan(share(["secondary"]));
  });
});

describe("reproducibility", () => {
  it("gives the same bytes for the same seed and others for another", () => {
    expect(demoSetDigest(generateDemoSet(demoSeed))).toBe(demoSetDigest(set));
    expect(new Set([set, ...otherSeeds].map(demoSetDigest)).size).toBe(5);
  });

  it("is the set its version says: other bytes need another generator version", () => {
    expect([set.generatorVersion, demoSetDigest(set)]).toEqual([
      "1.0.0",
      "e8405b6fe83a0b2d01506d7ea6b9b1ddca6a808baa838707e1c2a3ccdb37d4cc",
    ]);
  });
});

describe("identity", () => {
  it("numbers SYN-0001 to SYN-0755 with names nobody can take for real", () => {
    expect(set.institutions.map((institution) => institution.synId)).toEqual(
      Array.from({ length: 755 }, (_, index) => `SYN-${String(index + 1).padStart(4, "0")}`),
    );
    expect(bySerial(1).name).toEqual({
      zh: "示范医疗机构 0001（虚构）",
      en: "Demonstration Institution 0001 (fictional)",
    });
  });

  it("has valid, unique and impossible identifiers", () => {
    const divisions = mainlandProvinces.map((province) => province.code);
    for (const institution of set.institutions) {
      expect(checkUscc(institution.uscc)).toEqual({ ok: true, warnings: [] });
      expect(institution.uscc.slice(2, 8)).toBe("990000");
      expect(institution.insuranceCode).toMatch(/^H990000\d{5}$/);
      expect(insuranceCodeWarnings(institution.insuranceCode, divisions)).toEqual([]);
      if (institution.practiceLicence === null) continue;
      expect(institution.practiceLicence.slice(9, 15)).toBe("990000");
      expect(practiceLicenceWarnings(institution.practiceLicence, divisions)).toEqual([]);
    }
    for (const key of ["uscc", "insuranceCode"] as const) {
      expect(new Set(set.institutions.map((institution) => institution[key])).size).toBe(755);
    }
    const keys = deploymentsOf(set).flatMap((one) => [one.key, ...one.applications.map(({ key }) => key)]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("writes to the reserved domain only", () => {
    const addresses = set.institutions.flatMap((one) => one.contacts.map((contact) => contact.email));
    expect(addresses.length).toBeGreaterThan(1000);
    expect(addresses.filter((address) => !address.endsWith("@demo.example"))).toEqual([]);
  });

  const csv = path.resolve(import.meta.dirname, "../../../shared/facts/deployments-public.csv");
  if (!existsSync(csv)) console.warn("facts folder absent: comparison with real names skipped");
  it.skipIf(!existsSync(csv))("names no institution and no vendor of the real rows", () => {
    const rows: Record<string, string>[] = parse(readFileSync(csv, "utf8"), { columns: true });
    const names = rows.flatMap((row) => [
      row.institution_zh,
      row.institution_en,
      ...(row.vendor?.split(/[;(（]\s*/) ?? []),
    ]);
    const real = names
      .map((name) => name?.replace(/[)）]/g, "").trim() ?? "")
      .filter((name) => name.length > 1);
    expect(real.length).toBeGreaterThan(126);
    const text = JSON.stringify(set);
    expect(real.filter((name) => text.includes(name))).toEqual([]);
  });
});

describe("records", () => {
  it("use only the 14 applications and keep primary care to those that fit", () => {
    for (const institution of set.institutions) {
      const uses = institution.deployments.flatMap((one) => one.applications.map(({ useCase }) => useCase));
      expect(uses.filter((use) => !useCaseIds.includes(use))).toEqual([]);
      expect(new Set(uses).size).toBe(uses.length);
      if (institution.type === "primary_care") {
        expect(uses.filter((use) => !margins.uses.fits.primary_care?.includes(use))).toEqual([]);
      }
      for (const one of institution.deployments) expect(one.applications.length).toBeGreaterThan(0);
    }
  });

  it("run through their states in order and never past the last day of the set", () => {
    for (const control of controls) {
      const steps = [control.createdAt, control.submittedAt, control.confirmedAt, control.verifiedAt].filter(
        (instant) => instant !== null,
      );
      expect(steps).toEqual([...steps].sort());
      expect([...steps, control.publishedAt ?? ""].every((instant) => instant.slice(0, 10) <= set.asOf)).toBe(
        true,
      );
      expect(control.publishedAt !== null).toBe(control.state === "published");
      expect(control.returnReason !== null).toBe(control.state === "returned");
      expect(control.verifiedAt !== null).toBe(control.badge === "reviewer_verified");
      expect(control.confirmedAt !== null).toBe(
        control.badge === "hospital_confirmed" || control.badge === "reviewer_verified",
      );
      if (control.state === "draft") expect([control.badge, control.submittedAt]).toEqual([null, null]);
      if (control.badge === "public_source") expect(control.fieldSource).toBe("public_source");
    }
    const states = new Set(controls.map((control) => control.state));
    expect([...states].sort()).toEqual(["draft", "published", "returned", "submitted"]);
  });

  it("trust no part more than the whole it belongs to", () => {
    const ladder = [null, "public_source", "hospital_confirmed", "reviewer_verified"] as (string | null)[];
    const rank = (control: DemoRecordControl) => ladder.indexOf(control.badge);
    for (const institution of set.institutions) {
      for (const one of institution.deployments) {
        expect(rank(one.control)).toBeLessThanOrEqual(rank(institution.control));
        for (const part of one.applications)
          expect(rank(part.control)).toBeLessThanOrEqual(rank(one.control));
      }
    }
  });

  it("give a reason for every empty field of a configuration and for no other", () => {
    const forms: Record<string, string> = {
      weightsDigest: "weightsSha256",
      servingRuntime: "runtime",
      promptDigest: "promptSha256",
    };
    for (const configuration of deploymentsOf(set).flatMap((one) => one.configurations)) {
      const empty = Object.entries(configuration)
        .filter(([, value]) => value === null)
        .map(([field]) => forms[field] ?? field);
      expect(Object.keys(configuration.nullReasons).sort()).toEqual(empty.sort());
    }
  });

  it("give a reason for every empty field of models, deployments and institutions", () => {
    for (const institution of set.institutions) {
      expect("licenceNo" in institution.control.nullReasons).toBe(institution.practiceLicence === null);
      expect("bedsBand" in institution.control.nullReasons).toBe(institution.bedBand === null);
      for (const one of institution.deployments) {
        expect("supplierName" in one.control.nullReasons).toBe(one.supplier === null);
        expect("networkZone" in one.control.nullReasons).toBe(one.module.networkZone === null);
        expect("sizeBillion" in one.model.nullReasons).toBe(one.model.sizeB === null);
      }
    }
  });

  it("share a weights digest exactly where weights and quantisation are the same", () => {
    const digests = new Map<string, string>();
    for (const one of deploymentsOf(set)) {
      for (const { weightsDigest, quantization } of one.configurations) {
        if (weightsDigest === null) continue;
        const subject = `${one.model.name} ${quantization}`;
        expect(weightsDigest).toBe(digests.get(subject) ?? weightsDigest);
        digests.set(subject, weightsDigest);
      }
    }
    expect(new Set(digests.values()).size).toBe(digests.size);
  });

  it("hold no text that the personal-data detector refuses", () => {
    const texts = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value === "string" && /\p{Script=Han}/u.test(value)) texts.add(value);
      else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
    };
    collect(set);
    expect(texts.size).toBeGreaterThan(100);
    expect([...texts].filter((text) => detectPersonalData(text).length > 0)).toEqual([]);
  });
});
