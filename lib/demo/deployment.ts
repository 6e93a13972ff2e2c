import type { HostingMode } from "@/db/values";
import type { GivenBadge } from "@/lib/records/rules";
import type { BilingualText } from "@/lib/reference/bilingual";
import { drawApplication } from "./application";
import { drawConfigurations } from "./configuration";
import { lowerBadge, openControl, partControl, withReasons } from "./control";
import { furtherModel, modelOfSize } from "./model-version";
import { reasonsOf } from "./null-reasons";
import type { PlannedRow } from "./planned-row";
import type { Random } from "./random";
import { textsOf } from "./texts";
import type { DemoDeployment, DemoModule, DemoRecordControl, DemoRecordState } from "./types";

/** One deployment of a row before it is drawn. */
export type DeploymentPlan = {
  synId: string;
  /** 1 for the deployment that the margins count. */
  order: number;
  uses: readonly string[];
  state: DemoRecordState;
  /** Application that waits for its second person, by position; null for none. */
  unconfirmed: number | null;
};

const modeWords: Partial<Record<HostingMode, { name: BilingualText; hosting: BilingualText }>> = {
  "on-premises": {
    name: { zh: "院内推理平台", en: "On-premises inference platform" },
    hosting: { zh: "院内本地化部署", en: "on the hospital’s premises" },
  },
  "private-cloud": {
    name: { zh: "私有云推理服务", en: "Private-cloud inference service" },
    hosting: { zh: "境内私有云部署", en: "in a private cloud in the country" },
  },
  hybrid: {
    name: { zh: "混合推理平台", en: "Hybrid inference platform" },
    hosting: { zh: "院内与云端混合部署", en: "partly on the premises, partly in the cloud" },
  },
  "public-api-domestic": {
    name: { zh: "境内接口接入", en: "Domestic API access" },
    hosting: { zh: "经境内公共接口调用", en: "through a domestic public API" },
  },
};
const plainMode = {
  name: { zh: "推理服务", en: "Inference service" },
  hosting: { zh: "部署", en: "in operation" },
};

function nameOf(mode: HostingMode, plan: DeploymentPlan): BilingualText {
  const number = String(plan.order).padStart(2, "0");
  const isPharmacy = plan.uses.includes("prescription-review") && plan.uses.length < 3;
  const base = isPharmacy
    ? { zh: "药学推理服务", en: "Pharmacy inference service" }
    : (modeWords[mode] ?? plainMode).name;
  return { zh: `${base.zh} ${number}`, en: `${base.en} ${number}` };
}

function summaryOf(mode: HostingMode, model: string, isClaimed: boolean): BilingualText {
  const { hosting } = modeWords[mode] ?? plainMode;
  const origin = isClaimed
    ? { zh: "", en: "" }
    : {
        zh: "依公开报道登记，机构尚未确认。",
        en: " Entered from a public announcement, not confirmed by the institution.",
      };
  return {
    zh: `虚构的部署：${model}，${hosting.zh}，供本机构的功能模块调用。${origin.zh}`,
    en: `Invented deployment: ${model}, ${hosting.en}, called by the institution’s functional modules.${origin.en}`,
  };
}

/** Does any use take part in diagnosis or treatment? Then most hospitals keep it in a partition of its own. */
function isClinical(uses: readonly string[]): boolean {
  return uses.some(
    (use) => textsOf(use).significance === "drive" || textsOf(use).outputTypes.includes("diagnosis"),
  );
}

function drawModule(random: Random, mode: HostingMode, plan: DeploymentPlan, isClaimed: boolean): DemoModule {
  const letter = String.fromCharCode(64 + plan.order);
  const partition =
    isClinical(plan.uses) && random.chance(0.7) ? ("device" as const) : ("non_device" as const);
  const zones: Partial<Record<HostingMode, DemoModule["networkZone"]>> = {
    "on-premises": random.chance(0.8) ? "clinical-intranet" : "office-intranet",
    "private-cloud": "regional-health-network",
    hybrid: "dmz",
    "public-api-domestic": "internet",
  };
  return {
    name: { zh: `算力模块 ${letter}`, en: `Compute module ${letter}` },
    partition,
    networkZone: isClaimed ? (zones[mode] ?? null) : null,
    mlpsLevel: isClaimed && !random.chance(0.2) ? random.weighted({ "level-2": 45, "level-3": 55 }) : null,
    internetExposed: isClaimed ? mode === "public-api-domestic" : null,
  };
}

function drawSupplier(random: Random, isClaimed: boolean): BilingualText | null {
  if (!isClaimed || random.chance(0.2)) return null;
  const number = String(random.between(1, 12)).padStart(2, "0");
  return { zh: `示范供应商 ${number}（虚构）`, en: `Demonstration Supplier ${number} (fictional)` };
}

const stageOf = { draft: "planned", submitted: "pilot", returned: "pilot", published: "in_use" } as const;

/** A deployment with module, model, configurations and applications. */
export function drawDeployment(
  random: Random,
  row: PlannedRow,
  plan: DeploymentPlan,
  institutionControl: DemoRecordControl,
): DemoDeployment {
  const key = `${plan.synId}-D${plan.order}`;
  const badge: GivenBadge = lowerBadge(row.badge, random.chance(0.85) ? row.badge : "hospital_confirmed");
  const isConfirmed = plan.unconfirmed !== null || random.chance(0.6);
  const part =
    plan.state === "published"
      ? partControl(institutionControl, badge)
      : openControl(random, plan.state, isConfirmed);
  const isClaimed = part.fieldSource === "hospital";
  const model =
    plan.order === 1
      ? modelOfSize(row.size, isClaimed ? "withheld" : "unknown")
      : furtherModel(random, row.mode);
  const supplier = drawSupplier(random, isClaimed);
  const module = drawModule(random, row.mode, plan, isClaimed);
  const hidden = isClaimed ? ("withheld" as const) : ("unknown" as const);
  const control = withReasons(
    part,
    reasonsOf({
      supplierName: [supplier, hidden],
      networkZone: [module.networkZone, hidden],
      mlpsLevel: [module.mlpsLevel, hidden],
      isInternetExposed: [module.internetExposed, hidden],
    }),
  );
  return {
    key,
    name: nameOf(row.mode, plan),
    summary: summaryOf(row.mode, model.name, isClaimed),
    hostingMode: row.mode,
    lifecycleStage: stageOf[plan.state],
    announcedOn: row.announcedOn,
    supplier,
    module,
    model,
    configurations: drawConfigurations(
      random,
      { key, mode: row.mode, model, from: row.announcedOn },
      isClaimed,
    ),
    applications: plan.uses.map((use, place) =>
      drawApplication(random, use, {
        key: `${key}-A${place + 1}`,
        deploymentControl: control,
        badge: lowerBadge(badge, random.chance(0.85) ? badge : "hospital_confirmed"),
        announcedOn: row.announcedOn,
        isPrimaryCare: row.type === "primary_care",
        isUnconfirmed: plan.unconfirmed === place,
      }),
    ),
    control,
  };
}
