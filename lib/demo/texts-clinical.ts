import type { UseCaseTexts } from "./text-types";

/** Words of the demonstration applications, part one: services that patients meet. Invented, about no institution. */
export const clinicalTexts: Readonly<Record<string, UseCaseTexts>> = {
  "triage-chatbot": {
    plainSummary: {
      zh: "患者在就诊前用文字描述不适，系统推荐就诊科室，并解答院内路线和就医须知。",
      en: "Patients describe their complaint in writing before the visit; the system suggests a department and answers questions about routes and hospital rules.",
    },
    purpose: {
      zh: "为非急症患者推荐就诊科室和就医路径，减少挂错号。",
      en: "To suggest a department and a care path to patients with non-urgent complaints, so that fewer book the wrong clinic.",
    },
    outOfScope: {
      zh: "不用于急诊分诊和急救呼叫，不给出诊断、用药或检查结论。",
      en: "Not for emergency triage or emergency calls; gives no diagnosis, medication or test result.",
    },
    targetPopulation: {
      zh: "到院或线上挂号的非急症患者及其家属",
      en: "Patients with non-urgent complaints and their families, on site or booking online",
    },
    departments: { zh: "门诊部、导诊服务台", en: "Outpatient office, information desk" },
    users: ["patient", "public"],
    environments: ["outpatient", "internet_hospital"],
    outputTypes: ["triage", "question_answer"],
    autonomy: "suggest",
    significance: "inform",
    situation: "non-serious",
    reviewMode: "none",
    overseer: "patient",
  },
  "pre-consultation-inquiry": {
    plainSummary: {
      zh: "患者候诊时录入病史和症状，系统整理成结构化摘要，供接诊医师参考和修改。",
      en: "While waiting, patients enter history and symptoms; the system arranges them into a structured summary for the physician to use and correct.",
    },
    purpose: {
      zh: "在就诊前采集并整理病史，形成供医师核对的摘要和初步提示。",
      en: "To collect and arrange the history before the visit into a summary and a tentative prompt that the physician checks.",
    },
    outOfScope: {
      zh: "不替代医师问诊，不向患者显示诊断提示，不用于急危重症。",
      en: "Does not replace the physician’s own questions, shows no diagnosis to patients, not for critical illness.",
    },
    targetPopulation: {
      zh: "能够自行或在家属帮助下填写的门诊患者",
      en: "Outpatients able to answer alone or with help",
    },
    departments: {
      zh: "内科、外科、儿科、妇产科门诊",
      en: "Medical, surgical, paediatric and obstetric clinics",
    },
    users: ["physician", "patient"],
    environments: ["outpatient", "internet_hospital"],
    outputTypes: ["summary", "diagnosis"],
    autonomy: "suggest",
    significance: "inform",
    situation: "serious",
    reviewMode: "always",
    overseer: "clinician",
  },
  "diagnostic-decision-support": {
    plainSummary: {
      zh: "综合主诉、检查检验结论和既往病历，向医师列出可能的诊断和建议补充的检查，并标出依据。",
      en: "Combines complaint, report conclusions and earlier records, lists possible diagnoses and further tests for the physician, and shows what each rests on.",
    },
    purpose: {
      zh: "为医师提供鉴别诊断和进一步检查的备选项，由医师独立判断。",
      en: "To offer the physician options for differential diagnosis and further tests; the physician judges independently.",
    },
    outOfScope: {
      zh: "不读取影像和生理波形，不用于患者自诊，不作为诊断的唯一依据。",
      en: "Reads no images or waveforms, not for self-diagnosis by patients, never the only ground of a diagnosis.",
    },
    targetPopulation: {
      zh: "住院和门诊成年患者，特殊人群按科室规定",
      en: "Adult in- and outpatients; special groups by the department’s rules",
    },
    departments: {
      zh: "呼吸内科、消化内科、神经内科、风湿免疫科",
      en: "Respiratory medicine, gastroenterology, neurology, rheumatology",
    },
    users: ["physician"],
    environments: ["outpatient", "inpatient"],
    outputTypes: ["diagnosis"],
    autonomy: "suggest",
    significance: "drive",
    situation: "serious",
    reviewMode: "always",
    overseer: "clinician",
  },
  "therapeutic-planning-support": {
    plainSummary: {
      zh: "在诊断明确后，列出符合指南的治疗备选方案，比较获益与风险，并附出处。",
      en: "Once the diagnosis is made, lists treatment options in line with guidelines, compares benefit and risk, and gives references.",
    },
    purpose: {
      zh: "为医师比较多套治疗方案，由医师与患者共同决定。",
      en: "To compare several treatment options for the physician, who decides with the patient.",
    },
    outOfScope: {
      zh: "不自动下达医嘱，不计算个体剂量，不用于超说明书用药的论证。",
      en: "Places no orders, calculates no individual dose, not for justifying off-label use.",
    },
    targetPopulation: { zh: "诊断明确的住院患者", en: "Inpatients with an established diagnosis" },
    departments: { zh: "肿瘤科、心血管内科、康复医学科", en: "Oncology, cardiology, rehabilitation" },
    users: ["physician"],
    environments: ["inpatient"],
    outputTypes: ["treatment"],
    autonomy: "suggest",
    significance: "drive",
    situation: "serious",
    reviewMode: "always",
    overseer: "clinician",
  },
  "dialogue-report-interpretation": {
    plainSummary: {
      zh: "用通俗语言解释诊疗对话和检查检验报告中的术语，帮助患者理解医师的说明。",
      en: "Explains terms of the consultation and of reports in plain language, to help patients understand what the physician said.",
    },
    purpose: {
      zh: "帮助患者读懂已经出具的报告和医师的解释，不形成新的结论。",
      en: "To help patients read reports already issued and explanations already given; it draws no new conclusion.",
    },
    outOfScope: {
      zh: "不解读原始影像，不判断病情轻重，不给出治疗建议。",
      en: "Interprets no raw images, does not judge severity, gives no treatment advice.",
    },
    targetPopulation: {
      zh: "已取得正式报告的患者及其授权家属",
      en: "Patients who hold an issued report, and relatives they authorise",
    },
    departments: {
      zh: "门诊部、医学检验科、放射科",
      en: "Outpatient office, laboratory medicine, radiology",
    },
    users: ["patient"],
    environments: ["outpatient", "internet_hospital"],
    outputTypes: ["question_answer", "summary"],
    autonomy: "inform",
    significance: "inform",
    situation: "non-serious",
    reviewMode: "sampled",
    overseer: "patient",
  },
  "health-log-management": {
    plainSummary: {
      zh: "慢病患者自行记录日常健康数据，系统提示趋势和随访时间，由签约医师查看。",
      en: "Patients with a long-term condition keep a log of daily readings; the system points out trends and follow-up dates, which their physician sees.",
    },
    purpose: {
      zh: "支持慢病随访和自我管理，提醒患者按计划复诊。",
      en: "To support follow-up and self-management of long-term conditions and remind patients of planned visits.",
    },
    outOfScope: {
      zh: "不调整药物和剂量，不作急症判断，不替代复诊。",
      en: "Changes no medicine or dose, does not judge emergencies, does not replace a visit.",
    },
    targetPopulation: {
      zh: "已签约管理的高血压、糖尿病等慢病患者",
      en: "Enrolled patients with hypertension, diabetes and similar conditions",
    },
    departments: { zh: "全科医疗科、慢病管理中心", en: "General practice, chronic disease centre" },
    users: ["patient", "physician"],
    environments: ["primary_care", "internet_hospital"],
    outputTypes: ["question_answer", "summary"],
    autonomy: "inform",
    significance: "inform",
    situation: "non-serious",
    reviewMode: "sampled",
    overseer: "patient",
  },
  "checkup-report-interpretation": {
    plainSummary: {
      zh: "逐项说明体检报告各指标的含义，回答受检者提问，并提示可咨询的科室。",
      en: "Explains each item of a check-up report, answers questions, and names the department to consult.",
    },
    purpose: {
      zh: "帮助受检者理解体检结果，由体检医师审定后发出。",
      en: "To help people understand check-up results; a check-up physician approves what is sent.",
    },
    outOfScope: {
      zh: "不作出诊断，不推荐药品和保健品，不解读影像原片。",
      en: "Makes no diagnosis, recommends no medicines or supplements, reads no original images.",
    },
    targetPopulation: { zh: "完成健康体检的成年受检者", en: "Adults who had a health check-up" },
    departments: { zh: "健康体检中心", en: "Check-up centre" },
    users: ["physician", "patient"],
    environments: ["outpatient", "internet_hospital"],
    outputTypes: ["question_answer", "summary"],
    autonomy: "inform",
    significance: "inform",
    situation: "non-serious",
    reviewMode: "sampled",
    overseer: "patient",
  },
};
