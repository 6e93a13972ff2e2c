import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

const families = ["noto-sans-sc", "noto-serif-sc"] as const;
const packages = path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@fontsource-variable");

/** One sheet of both families, slice beside slice: their lists of characters are the same and are packed once. */
async function readSheet() {
  const sheets = await Promise.all(
    families.map((family) => fs.readFile(path.join(packages, family, "wght.css"), "utf8")),
  );
  const [sans = [], serif = []] = sheets.map((sheet) => sheet.match(/@font-face \{[^}]*\}/g) ?? []);
  const text = sans.flatMap((face, at) => [face, serif[at] ?? ""]).join("\n");
  const version = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { text, packed: gzipSync(text), folder: `/fonts/${version}/` };
}
const reading = readSheet();

/** Where the sheet stands; its address changes when a font does, so that browsers may keep it for good. */
export async function facesHref(): Promise<string> {
  return `${(await reading).folder}faces.css`;
}

type Font = { body: string | Uint8Array; headers: Record<string, string> };

async function fontAt(url: string, takesGzip: boolean): Promise<Font | null> {
  const { text, packed, folder } = await reading;
  if (!url.startsWith(folder)) return null;
  const name = url.slice(folder.length);
  if (name === "faces.css") {
    const headers = { "content-type": "text/css", vary: "accept-encoding" };
    return takesGzip
      ? { body: packed, headers: { ...headers, "content-encoding": "gzip" } }
      : { body: text, headers };
  }
  const family = families.find((each) => name.startsWith(`files/${each}-`));
  // Only what the sheet names is a font.
  if (family === undefined || !text.includes(`url(./${name})`)) return null;
  return {
    body: await fs.readFile(path.join(packages, family, name)),
    headers: { "content-type": "font/woff2" },
  };
}

async function answer({ url = "", method, headers }: IncomingMessage, response: ServerResponse) {
  const isRead = method === "GET" || method === "HEAD";
  const takesGzip = /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));
  const font = isRead ? await fontAt(url, takesGzip) : null;
  if (font === null) return response.writeHead(404).end();
  response.writeHead(200, {
    ...font.headers,
    "content-length": Buffer.byteLength(font.body),
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  });
  return response.end(method === "HEAD" ? undefined : font.body);
}

/**
 * Answers what lies below /fonts: the sheet that lists the slices of the portal's fonts, and the slices. Beside Next, whose
 * own sheet would hold back every first paint, and whose routes cannot be packed. Returns false for any other address.
 */
export function serveFont(request: IncomingMessage, response: ServerResponse): boolean {
  if (!request.url?.startsWith("/fonts/")) return false;
  answer(request, response).catch(() => response.destroy());
  return true;
}
