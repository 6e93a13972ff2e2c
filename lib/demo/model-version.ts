import type { HostingMode, NullReason } from "@/db/values";
import type { ModelSize } from "./margins";
import { reasonsOf } from "./null-reasons";
import type { Random } from "./random";
import type { DemoModelVersion } from "./types";

type Card = Omit<DemoModelVersion, "nullReasons">;

const card = (
  family: Card["family"],
  name: string,
  version: string,
  sizeB: number,
  licence: string,
  extra: Partial<Card> = {},
): Card => ({
  family,
  name,
  version,
  sizeB,
  activeSizeB: null,
  isDistilled: false,
  distilBase: null,
  licence,
  ...extra,
});

const distil = (name: string, sizeB: number, distilBase: string): Card =>
  card("deepseek", name, "2025-01-20", sizeB, "MIT", { isDistilled: true, distilBase });

/** Published facts of the open-weight releases: sizes and bases by their model cards. */
const bySize: Readonly<Record<ModelSize, Card>> = {
  "671": card("deepseek", "DeepSeek-R1", "2025-01-20", 671, "MIT", { activeSizeB: 37 }),
  "70": distil("DeepSeek-R1-Distill-Llama-70B", 70, "Llama-3.3-70B-Instruct"),
  "32": distil("DeepSeek-R1-Distill-Qwen-32B", 32, "Qwen2.5-32B"),
  "14": distil("DeepSeek-R1-Distill-Qwen-14B", 14, "Qwen2.5-14B"),
  "7": distil("DeepSeek-R1-Distill-Qwen-7B", 7, "Qwen2.5-Math-7B"),
};

/** Models of second deployments, which no margin counts. */
const others: readonly Card[] = [
  card("deepseek", "DeepSeek-V3-0324", "0324", 671, "MIT", { activeSizeB: 37 }),
  card("qwen", "Qwen2.5-32B-Instruct", "2024-09-19", 32, "Apache-2.0"),
  card("glm", "GLM-4-32B-0414", "0414", 32, "MIT"),
];

function complete(some: Card, hidden: NullReason): DemoModelVersion {
  return {
    ...some,
    nullReasons: reasonsOf({
      modelVersion: [some.version, hidden],
      sizeBillion: [some.sizeB, hidden],
      activeSizeBillion: [some.activeSizeB, some.sizeB === null ? hidden : "not_applicable"],
      isDistilled: [some.isDistilled, hidden],
      distilBase: [some.distilBase, some.isDistilled === null ? hidden : "not_applicable"],
      licence: [some.licence, hidden],
    }),
  };
}

/**
 * The model of a first deployment. Without a size only the family's name is known: a public source did not
 * say (`unknown`), a hospital did not wish to (`withheld`).
 */
export function modelOfSize(size: ModelSize | null, hidden: "unknown" | "withheld"): DemoModelVersion {
  if (size !== null) return complete(bySize[size], hidden);
  return complete(
    {
      family: "deepseek",
      name: "DeepSeek-R1",
      version: null,
      sizeB: null,
      activeSizeB: null,
      isDistilled: null,
      distilBase: null,
      licence: null,
    },
    hidden,
  );
}

/** The model of a further deployment; the large one only where the provider or many cards carry it. */
export function furtherModel(random: Random, mode: HostingMode): DemoModelVersion {
  return complete(random.pick(mode === "on-premises" ? others.slice(1) : others), "unknown");
}
