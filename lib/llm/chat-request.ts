import type { ThinkingSwitch } from "@/db/values/endpoints";

export type ChatRequest = {
  /** As the record says; a server may ignore it, and its answer proves nothing. */
  model: string;
  messages: readonly { role: "system" | "user" | "assistant"; content: string }[];
  /** Tokens, thinking included: 4096 or more for a reasoning model. */
  maxTokens: number;
  /** Left out where null: then the server's own default counts. */
  temperature: number | null;
  topP: number | null;
  seed: number | null;
  /** Null: the model's own default. */
  thinking: { by: ThinkingSwitch; isOn: boolean } | null;
  isStreamed: boolean;
};

/** JSON text of a request. No `stop` is ever sent: vLLM cuts `</think>` by it (#14170). */
export function chatBody(request: ChatRequest): string {
  const { temperature, topP, seed, thinking } = request;
  return JSON.stringify({
    model: request.model,
    messages: request.messages,
    max_tokens: request.maxTokens,
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(seed === null ? {} : { seed }),
    ...(thinking === null ? {} : switchFields(thinking.by, thinking.isOn)),
    // Without `include_usage` a stream tells no tokens at all.
    ...(request.isStreamed ? { stream: true, stream_options: { include_usage: true } } : { stream: false }),
  });
}

function switchFields(by: ThinkingSwitch, isOn: boolean): Record<string, unknown> {
  if (by === "thinking-type") return { thinking: { type: isOn ? "enabled" : "disabled" } };
  const name = by === "kwargs-thinking" ? "thinking" : "enable_thinking";
  return { chat_template_kwargs: { [name]: isOn } };
}
