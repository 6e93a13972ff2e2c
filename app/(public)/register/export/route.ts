import { takeExportAllowance } from "@/lib/auth/allowance";
import { currentActor } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type ExportFormat, fileNames, formatOf, mediaTypes } from "@/lib/exports/formats";
import { exportRegister } from "@/lib/exports/queries";
import { downloadHeaders, refusedDownload } from "@/lib/http/download";
import { streamOf } from "@/lib/http/stream";
import { parseRegisterParameters } from "@/lib/register/search-params";

/** What an address asks for; a facet may stand in it several times. */
function askedFor(request: Request) {
  const { searchParams } = new URL(request.url);
  const format = formatOf(searchParams.get("format"));
  if (format === null) throw new AppError("export.no-such-format");
  const names = [...new Set(searchParams.keys())];
  const raw = Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)]));
  const { sort, after: _after, before: _before, ...filter } = parseRegisterParameters(raw);
  return { format, sort, filter };
}

const headersOf = (format: ExportFormat, at: Date) =>
  downloadHeaders(fileNames(format, env().instance, at), mediaTypes[format]);

/** Without this Next would open the file for a HEAD, and nobody would read it to its end. */
export async function HEAD(request: Request): Promise<Response> {
  try {
    return new Response(null, { headers: headersOf(askedFor(request).format, now()) });
  } catch (error) {
    return refusedDownload(error, request.headers.get("x-request-id") ?? "");
  }
}

/** All rows of the list that the address describes, as one file. */
export async function GET(request: Request): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? "";
  try {
    const asked = askedFor(request);
    const actor = await currentActor();
    await takeExportAllowance(actor.request.address);
    const { instance, baseUrl: origin } = env();
    const file = await exportRegister(actor, { ...asked, instance, origin });
    return new Response(streamOf({ ...file, leaving: request.signal }, requestId), {
      headers: headersOf(asked.format, file.head.exportedAt),
    });
  } catch (error) {
    return refusedDownload(error, requestId);
  }
}
