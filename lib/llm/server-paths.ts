import type { serverKinds } from "@/db/values";

/**
 * The only paths that are ever asked for, by kind of server (notes of each server's documentation and source). LMDeploy, for
 * one, ends its process on `GET /terminate`, so no path is ever made from text that somebody typed.
 */
export type ServerKind = (typeof serverKinds)[number];

type Paths = {
  /** Where the chat protocol begins; the record names one of them. */
  bases: readonly [string, ...string[]];
  /** What a server says of itself and of its load, read only. */
  reads: readonly string[];
};

export const serverPaths = {
  vllm: { bases: ["/v1"], reads: ["/version", "/health", "/metrics"] },
  sglang: {
    bases: ["/v1"],
    reads: ["/get_model_info", "/server_info", "/get_server_info", "/health", "/metrics"],
  },
  ollama: { bases: ["/v1"], reads: ["/api/version", "/api/tags"] },
  "llama.cpp": { bases: ["/v1"], reads: ["/health", "/props", "/metrics"] },
  lmdeploy: { bases: ["/v1"], reads: ["/health"] },
  mindie: { bases: ["/v1"], reads: ["/info", "/v1/config"] },
  xinference: { bases: ["/v1"], reads: [] },
  "deepseek-compatible": { bases: ["/v1", ""], reads: [] },
  gateway: { bases: ["/v1", "/api/v1"], reads: [] },
} as const satisfies Record<ServerKind, Paths>;

export function chatPath(basePath: string): string {
  return `${basePath}/chat/completions`;
}

export function modelsPath(basePath: string): string {
  return `${basePath}/models`;
}

export function basesOf(kind: ServerKind): readonly string[] {
  return serverPaths[kind].bases;
}

/** True for a path that may be read of a server of this kind. */
export function isReadPath(kind: ServerKind, basePath: string, path: string): boolean {
  const reads: readonly string[] = serverPaths[kind].reads;
  return path === modelsPath(basePath) || reads.includes(path);
}
