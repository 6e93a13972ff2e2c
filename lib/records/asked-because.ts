import type { BilingualText } from "@/lib/reference/bilingual";
import type { FieldKind, FieldsOf } from "@/lib/register/labels";

const notice47 = {
  zh: "国家药监局2021年第47号通告《人工智能医用软件产品分类界定指导原则》",
  en: "NMPA notice 47 of 2021, guiding principles on classifying AI medical software",
};
const privacyLaw = (articles: BilingualText): BilingualText => ({
  zh: `《个人信息保护法》${articles.zh}`,
  en: `Personal Information Protection Law, ${articles.en}`,
});

/**
 * Why a field is asked, and by which text. Without a source it is the portal's own policy, and is said to be. The sentences
 * are in the catalogue (`asked.reason`); citations as in the rule notes, to be confirmed against the primary text there.
 */
export const askedSources = {
  identity: {
    zh: "WS 218《卫生机构（组织）分类与代码》；GB 32100《法人和其他组织统一社会信用代码编码规则》",
    en: "WS 218, codes of health institutions; GB 32100, unified social credit code",
  },
  place: {
    zh: "GB/T 2260《中华人民共和国行政区划代码》",
    en: "GB/T 2260, codes of administrative divisions",
  },
  strata: null,
  plain: null,
  stage: null,
  chain: null,
  hosting: privacyLaw({ zh: "第三十八条至第四十条", en: "Art. 38–40" }),
  exposure: {
    zh: "国家网络安全通报中心关于大模型工具Ollama存在安全风险的提示（2025年3月）",
    en: "National cyber security notification centre, warning on exposed Ollama servers, March 2025",
  },
  protection: {
    zh: "国卫规划发〔2022〕29号《医疗卫生机构网络安全管理办法》",
    en: "NHC, measures on network security of health institutions, 国卫规划发〔2022〕29号",
  },
  model: null,
  behaviour: null,
  knowledge: {
    zh: "国家卫生健康委《医疗机构临床决策支持系统应用管理规范（试行）》（2023年7月）",
    en: "NHC, management rules for clinical decision support systems, July 2023",
  },
  purpose: notice47,
  users: notice47,
  risk: {
    zh: "IMDRF/SaMD WG/N12FINAL:2014",
    en: "IMDRF/SaMD WG/N12FINAL:2014",
  },
  limits: null,
  human: {
    zh: "《关于促进和规范“人工智能+医疗卫生”应用发展的实施意见》（2025-11-04）",
    en: "Five departments, opinions on AI in health care, 2025-11-04",
  },
  informed: privacyLaw({ zh: "第二十八条", en: "Art. 28" }),
  labelled: {
    zh: "《人工智能生成合成内容标识办法》（2025-09-01起施行）",
    en: "Measures on labelling AI-generated content, in force from 2025-09-01",
  },
  scale: null,
} as const satisfies Record<string, BilingualText | null>;
export type AskedReason = keyof typeof askedSources;

/** One reason for each field of each kind; a field without one does not compile. */
const reasons: { readonly [Kind in FieldKind]: Readonly<Record<FieldsOf[Kind], AskedReason>> } = {
  institution: {
    nameZh: "identity",
    nameEn: "plain",
    aliases: "identity",
    uscc: "identity",
    licenceNo: "identity",
    insuranceCode: "identity",
    provinceAdcode: "place",
    city: "place",
    level: "strata",
    grade: "strata",
    type: "strata",
    ownership: "strata",
    bedsBand: "strata",
    affiliation: "strata",
    participation: "stage",
  },
  deployment: {
    name: "plain",
    hosting: "hosting",
    lifecycleStage: "stage",
    startedOn: "stage",
    networkZone: "exposure",
    isInternetExposed: "exposure",
    mlpsLevel: "protection",
    supplierName: "chain",
    integratorName: "chain",
    ownerDepartment: "chain",
    description: "plain",
  },
  configuration: {
    modelFamily: "model",
    modelName: "model",
    modelVersion: "model",
    sizeBillion: "model",
    isDistilled: "model",
    distilBase: "model",
    weightsSource: "model",
    weightsSha256: "model",
    licence: "chain",
    quantization: "behaviour",
    adaptation: "behaviour",
    runtime: "behaviour",
    runtimeVersion: "behaviour",
    runtimeFlags: "behaviour",
    promptVersion: "behaviour",
    promptSha256: "behaviour",
    decoding: "behaviour",
    retrieval: "knowledge",
    guardrails: "behaviour",
    tools: "behaviour",
    hardware: "behaviour",
  },
  application: {
    nameZh: "plain",
    nameEn: "plain",
    useCaseId: "purpose",
    summaryZh: "plain",
    summaryEn: "plain",
    intendedPurpose: "purpose",
    departments: "users",
    intendedUsers: "users",
    environments: "users",
    targetPopulation: "limits",
    excludedPopulation: "limits",
    outOfScopeUse: "limits",
    outputTypes: "purpose",
    autonomy: "risk",
    significance: "risk",
    situation: "risk",
    humanReview: "human",
    isOverridePossible: "human",
    isOverrideLogged: "human",
    isPatientInformed: "informed",
    isOutputLabelled: "labelled",
    failSafe: "human",
    usersBand: "scale",
    lifecycleStage: "stage",
    startedOn: "stage",
  },
};

/** Why a field is asked; null for a name that is no field of the kind. */
export function askedReason(kind: FieldKind, field: string): AskedReason | null {
  const known: Readonly<Record<string, AskedReason | undefined>> = reasons[kind];
  return known[field] ?? null;
}
