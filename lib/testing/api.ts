import { answerApi } from "@/lib/api/route";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { apiScopes } from "@/lib/auth/scopes";
import { createToken } from "@/lib/users/token-commands";

export type Asked = {
  token?: string | undefined;
  body?: unknown;
  /** Sent as it is, whatever it is. */
  raw?: BodyInit;
  headers?: Record<string, string>;
};
export type Answered = {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { code?: string };
};

/** One request of /api/v1, as the server hands it to the route. */
export async function askApi(method: string, path: string, asked: Asked = {}): Promise<Answered> {
  const { token, body, raw, headers = {} } = asked;
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(`http://portal.example/api/v1${path}`, {
    method,
    headers: {
      "x-portal-address": "127.0.0.1",
      "x-request-id": "00000000-0000-4000-8000-00000000000a",
      ...(payload === undefined ? {} : { "content-type": "application/json" }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
  });
  const response = await answerApi(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
}

/** A token with every scope the person's role has. */
export async function tokenFor(viewer: Viewer): Promise<string> {
  const scopes = apiScopes.filter((scope) => may(viewer.role, scope));
  const { secret } = await createToken(viewer, { name: "测试令牌", scopes });
  return secret;
}
