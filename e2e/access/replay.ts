import { randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse, Page } from "@playwright/test";

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** What of an answer may differ between two requests: ids, nonces, times, record numbers of the address. */
export function withoutRequestMarks(text: string): string {
  return text
    .replace(uuid, "<id>")
    .replace(/nonce="[^"]*"/g, "nonce")
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?/g, "<time>")
    .replace(/"b":"[^"]*"/g, "<build>");
}

const title = /<title>.*?<\/title>/gs;

/** Title and words of a page, as a reader gets them. The title is sent when it is known, before the page or behind it. */
export function wordsOfPage(html: string): string {
  const titles = html.match(title) ?? [];
  const words = [...titles, html.replace(title, "")]
    .join(" ")
    .replace(/<script\b.*?<\/script>/gs, "")
    .replace(/<style\b.*?<\/style>/gs, "")
    .replace(/<[^>]+>/g, " ");
  return withoutRequestMarks(words).replace(/\s+/g, " ").trim();
}

export type ActionCall = { path: string; action: string; body: string; contentType: string };

/**
 * Holds back the first server action a page sends and returns what it would have posted. Nothing is typed before, so
 * that it is not a draft.
 */
export async function heldAction(page: Page, press: () => Promise<void>): Promise<ActionCall> {
  const held = new Promise<ActionCall>((resolve) => {
    void page.route("**/*", async (route) => {
      const request = route.request();
      const headers = await request.allHeaders();
      const action = headers["next-action"];
      if (request.method() !== "POST" || action === undefined) return route.fallback();
      const path = new URL(request.url()).pathname;
      resolve({ path, action, body: request.postData() ?? "", contentType: headers["content-type"] ?? "" });
      return route.abort();
    });
  });
  await press();
  return held;
}

/** Posts a held action as somebody else, with other ids in its address and body. */
export function replay(
  request: APIRequestContext,
  origin: string,
  call: ActionCall,
  ids: ReadonlyMap<string, string>,
): Promise<APIResponse> {
  const swap = (text: string) => [...ids].reduce((now, [from, to]) => now.replaceAll(from, to), text);
  return request.post(swap(call.path), {
    headers: {
      "next-action": call.action,
      "content-type": call.contentType,
      accept: "text/x-component",
      origin,
    },
    data: Buffer.from(swap(call.body), "utf8"),
  });
}

/** Every id in a call, each paired with a new one that nobody has. */
export function inventedFor(call: ActionCall): Map<string, string> {
  const found = new Set(`${call.path} ${call.body}`.match(uuid) ?? []);
  return new Map([...found].map((id) => [id, randomUUID()]));
}
