import type { FormSpec } from "@/lib/records/form-spec";

/** Everything that changes what the endpoint answers: the components of the fingerprint. */
export const configurationSpec: FormSpec = {
  kind: "configuration",
  required: ["modelFamily", "modelName"],
  sections: [
    {
      id: "model",
      fields: [
        { name: "modelFamily", as: "choice", list: "modelFamilies" },
        { name: "modelName", as: "text", max: 120 },
        { name: "modelVersion", as: "text", max: 60 },
        { name: "sizeBillion", as: "number" },
        { name: "isDistilled", as: "yesNo" },
        { name: "distilBase", as: "text", max: 120 },
      ],
    },
    {
      id: "weights",
      fields: [
        { name: "weightsSource", as: "text", max: 200 },
        { name: "weightsSha256", as: "text", max: 64, isMono: true },
        { name: "licence", as: "text", max: 60 },
        { name: "quantization", as: "select", list: "quantizations" },
      ],
    },
    {
      id: "adaptation",
      fields: [
        { name: "adaptation", as: "choices", list: "adaptations" },
        { name: "promptVersion", as: "text", max: 60 },
        { name: "promptSha256", as: "text", max: 64, isMono: true },
      ],
    },
    {
      id: "decoding",
      fields: [
        {
          name: "decoding",
          as: "parts",
          parts: [
            { name: "temperature", as: "number" },
            { name: "topP", as: "number" },
            { name: "maxTokens", as: "number" },
            { name: "thinking", as: "yesNo" },
          ],
        },
      ],
    },
    {
      id: "retrieval",
      fields: [
        {
          name: "retrieval",
          as: "parts",
          parts: [
            { name: "name", as: "text", max: 120 },
            { name: "version", as: "text", max: 60 },
            { name: "digest", as: "text", max: 64, isMono: true },
          ],
        },
      ],
    },
    {
      id: "guardrails",
      fields: [
        { name: "guardrails", as: "lines" },
        { name: "tools", as: "lines" },
      ],
    },
    {
      id: "runtime",
      fields: [
        { name: "runtime", as: "select", list: "servingRuntimes" },
        { name: "runtimeVersion", as: "text", max: 40 },
        { name: "runtimeFlags", as: "area", max: 500 },
        {
          name: "hardware",
          as: "parts",
          parts: [
            { name: "accelerator", as: "select", list: "accelerators" },
            { name: "count", as: "number" },
            { name: "nodes", as: "number" },
          ],
        },
      ],
    },
  ],
};
