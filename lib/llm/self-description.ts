import "server-only";
import { sha256Hex } from "@/lib/digest";
import { countOf, type Fields, fieldsOf, parseJson, textOf } from "./json-fields";
import { shortText } from "./safe-text";

/** One model as a server lists it. Evidence of what the server says, not of what it runs. */
export type ListedModel = {
  id: string;
  /** vLLM: the path or name it was loaded from. */
  root: string | null;
  ownedBy: string | null;
  /** Tokens of context, prompt and answer together. */
  contextTokens: number | null;
  /** llama.cpp: parameters, and bytes of the weights. */
  parameters: number | null;
  sizeBytes: number | null;
  /** Ollama: SHA-256 of its manifest; and either's name of the precision. */
  digest: string | null;
  precision: string | null;
  /** llama.cpp: SHA-256 of the chat template that it serves the model with. */
  templateDigest: string | null;
};

/** Models of a list that are kept, and code units of a name. */
const MODELS = 200;
const NAME_LIMIT = 300;

/** Reads `/v1/models` of any server, or Ollama's `/api/tags`. Null where the text is neither; entries without a name are dropped. */
export function readModelList(text: string): ListedModel[] | null {
  const body = fieldsOf(parseJson(text));
  const entries = [body.data, body.models].find((list): list is unknown[] => Array.isArray(list));
  if (entries === undefined) return null;
  return entries
    .slice(0, MODELS)
    .map(fieldsOf)
    .flatMap((entry) => modelOf(entry) ?? []);
}

function modelOf(entry: Fields): ListedModel | null {
  const id = name(entry.id) ?? name(entry.model) ?? name(entry.name);
  if (id === null) return null;
  const [meta, details] = [fieldsOf(entry.meta), fieldsOf(entry.details)];
  return {
    id,
    root: name(entry.root),
    ownedBy: name(entry.owned_by),
    contextTokens: countOf(entry.max_model_len) ?? countOf(meta.n_ctx),
    parameters: countOf(meta.n_params),
    sizeBytes: countOf(meta.size) ?? countOf(entry.size),
    digest: name(entry.digest),
    precision: name(meta.ftype) ?? name(details.quantization_level),
    templateDigest: null,
  };
}

/** What llama.cpp's `/props` adds about the one model it serves; all null where the text is no such page. */
export function readProps(text: string): Pick<ListedModel, "contextTokens" | "precision" | "templateDigest"> {
  const props = fieldsOf(parseJson(text));
  const template = textOf(props.chat_template);
  return {
    contextTokens: countOf(fieldsOf(props.default_generation_settings).n_ctx),
    precision: name(props.model_ftype),
    templateDigest: template === null ? null : sha256Hex(template),
  };
}

function name(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text === "" ? null : shortText(text, NAME_LIMIT);
}
