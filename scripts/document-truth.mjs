import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";

const DOCUMENT = "document";

/** What a `$ref` of a document means. */
function meant(document, { $ref, ...found }) {
  if (!$ref) return found;
  const parts = $ref.slice(2).split("/");
  return parts.reduce((part, name) => part[name], document);
}

function pointer(...parts) {
  const escaped = parts.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"));
  return `#/${escaped.map(encodeURIComponent).join("/")}`;
}

/**
 * Judges answers by an OpenAPI document.
 *
 * @param {object} document an OpenAPI 3.1 document
 * @returns {(call: {
 *   method: string, template: string, status: number, type: string, text: string,
 * }) => string[]} what is untrue of an answer, one sentence each; `template` is the path of the
 *   operation in the document, `type` the content type
 */
export function truthOf(document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats(ajv);
  ajv.addSchema(document, DOCUMENT);
  const compiled = new Map();

  const validatorOf = (method, template, status) => {
    const name = `${method} ${template} ${status}`;
    if (!compiled.has(name)) compiled.set(name, compile(method, template, status));
    return compiled.get(name);
  };

  const compile = (method, template, status) => {
    const told = document.paths[template][method.toLowerCase()].responses[status];
    if (told === undefined) return null;
    if (!meant(document, told).content?.["application/json"]) return { isEmpty: true };
    const schema = ["content", "application/json", "schema"];
    const $ref = told.$ref
      ? pointer(...told.$ref.slice(2).split("/"), ...schema)
      : pointer("paths", template, method.toLowerCase(), "responses", String(status), ...schema);
    return { isEmpty: false, validate: ajv.compile({ $ref: DOCUMENT + $ref }) };
  };

  return ({ method, template, status, type, text }) => {
    const told = validatorOf(method, template, status);
    if (told === null) return [`the status ${status} is not told`];
    if (told.isEmpty) return text === "" ? [] : [`${status} has a body that is not told`];
    if (text === "") return [`${status} has no body`];
    if (!type.startsWith("application/json")) return [`${status} comes as ${type}`];
    if (told.validate(JSON.parse(text))) return [];
    return told.validate.errors.map(
      ({ instancePath, message, params }) =>
        `${status} ${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
    );
  };
}
