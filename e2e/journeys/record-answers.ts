import type { Answers } from "../record-form";

/** What the journeys' hospitals state; every optional field that is not here is left blank for a reason. */
export const institutionAnswers: Answers = {
  city: "杭州市",
  level: "tertiary",
  grade: "a",
  type: "general_hospital",
  ownership: "public",
  participation: "unverified",
};

export const deploymentAnswers = (name: string): Answers => ({
  name,
  lifecycleStage: "in_use",
  startedOn: "2026-03-02",
  supplierName: "示范供应商",
  moduleName: `推理集群 ${name}`,
  partition: "non_device",
  hosting: "on-premises",
});

export const configurationAnswers: Answers = {
  modelFamily: "deepseek",
  modelName: "DeepSeek-R1",
  sizeBillion: 671,
  quantization: "fp8",
  adaptation: ["prompt", "rag"],
  runtime: "vllm",
};

export const applicationAnswers = (nameZh: string): Answers => ({
  nameZh,
  summaryZh: "就诊前采集病史并形成结构化摘要，供医生参考。",
  intendedPurpose: "在门诊就诊前采集主诉与病史，形成结构化摘要。",
  useCaseId: "pre-consultation-inquiry",
  intendedUsers: ["physician"],
  autonomy: "suggest",
  humanReview: "always",
  isPatientInformed: true,
});
