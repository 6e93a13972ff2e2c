import { expect, it } from "vitest";
import { readMetrics } from "./prometheus";

it("a metrics page gives sums by name and none of its text", () => {
  const page = [
    "# HELP vllm:num_requests_running <script>",
    'vllm:num_requests_running{model="a<b>"} 2',
    'vllm:num_requests_running{model="c"} 3 1700000000',
    "vllm:kv_cache_usage_perc NaN",
    "not a sample",
    `x{l="${"y".repeat(2000)}"} 1`,
  ].join("\n");
  expect([...readMetrics(page)]).toEqual([["vllm:num_requests_running", 5]]);
});

it("a metrics page without end is read up to its limit of lines", () => {
  const page = Array.from({ length: 9000 }, (_, at) => `m${at} 1`).join("\n");
  expect(readMetrics(page).size).toBe(5000);
});
