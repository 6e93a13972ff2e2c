import type { accelerators, HostingMode, quantizations } from "@/db/values";
import type { Random } from "./random";
import type { DemoConfiguration, DemoHardware } from "./types";

type Accelerator = (typeof accelerators)[number];
type Quantization = (typeof quantizations)[number];
type Runtime = Pick<DemoConfiguration, "servingRuntime" | "runtimeVersion" | "runtimeFlags">;

/** Cards for a size in units of 10^9 parameters: enough memory for common precisions. */
function cardsFor(sizeB: number | null): { count: number; nodes: number } {
  if (sizeB === null || sizeB > 100) return { count: 16, nodes: 2 };
  if (sizeB > 40) return { count: 8, nodes: 1 };
  return sizeB > 20 ? { count: 4, nodes: 1 } : { count: 1, nodes: 1 };
}

/** Accelerators, small cards for small models; null for an interface, whose provider runs the machines. */
export function drawHardware(random: Random, mode: HostingMode, sizeB: number | null): DemoHardware | null {
  if (mode === "public-api-domestic") return null;
  const accelerator =
    sizeB !== null && sizeB < 20
      ? random.weighted<Accelerator>({ "nvidia-ada": 60, "ascend-310p": 25, "nvidia-other": 15 })
      : random.weighted<Accelerator>({
          "ascend-910b": 42,
          "nvidia-ampere": 20,
          "nvidia-hopper": 12,
          "nvidia-ada": 10,
          "hygon-dcu": 9,
          "cambricon-mlu": 4,
          kunlunxin: 3,
        });
  return { accelerator, ...cardsFor(sizeB) };
}

/** Precisions that fit on the cards: nobody holds 671 billion parameters in 16 bits on sixteen of them. */
export function drawQuantization(
  random: Random,
  accelerator: Accelerator,
  sizeB: number | null,
): Quantization {
  const isLarge = sizeB !== null && sizeB > 100;
  if (accelerator === "ascend-910b") return isLarge || random.chance(0.6) ? "int8" : "bf16";
  if (accelerator === "nvidia-hopper") return isLarge || random.chance(0.7) ? "fp8" : "bf16";
  if (isLarge) return random.weighted<Quantization>({ int8: 60, "int4-awq": 40 });
  if (sizeB !== null && sizeB < 20) {
    return random.weighted<Quantization>({ "gguf-q4": 45, "gguf-q8": 20, fp16: 35 });
  }
  return random.weighted<Quantization>({ bf16: 45, int8: 20, "int4-awq": 25, "int4-gptq": 10 });
}

/** An interface has its provider's runtime, which nobody outside knows. */
export const apiRuntime: Runtime = { servingRuntime: "api", runtimeVersion: null, runtimeFlags: null };

/** A runtime that can serve this format on this card, with version and start flags. */
export function drawRuntime(random: Random, accelerator: Accelerator, quantization: Quantization): Runtime {
  if (quantization.startsWith("gguf")) {
    return { servingRuntime: "ollama", runtimeVersion: "0.6.2", runtimeFlags: { num_ctx: 8192 } };
  }
  if (accelerator.startsWith("ascend")) {
    return {
      servingRuntime: "mindie",
      runtimeVersion: "1.0.0",
      runtimeFlags: { maxSeqLen: 16_384, worldSize: 8 },
    };
  }
  return random.chance(0.75)
    ? {
        servingRuntime: "vllm",
        runtimeVersion: random.pick(["0.7.3", "0.8.4"]),
        runtimeFlags: { "enable-prefix-caching": true, "max-model-len": 16_384 },
      }
    : { servingRuntime: "sglang", runtimeVersion: "0.4.5", runtimeFlags: { "context-length": 16_384 } };
}
