// The OpenAPI document as tests use it: its operations, and checks of real answers against its schemas (JSON Schema 2020-12).
import { execFileSync } from "node:child_process";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type Answer, binary } from "./harness";

export const document = JSON.parse(execFileSync(binary, ["openapi"], { encoding: "utf8" }));

export interface Operation {
    id: string;
    verb: string;
    path: string;
    permit: string;
    parameters: { name: string; in: string; required: boolean; schema: Schema }[];
    body?: string; // names of schemas
    reply?: string;
    status: number;
}
export interface Schema {
    type?: string;
    format?: string;
    pattern?: string;
    enum?: string[];
    anyOf?: Schema[];
    items?: Schema;
    properties?: Record<string, Schema>;
    required?: string[];
    minItems?: number;
    maxItems?: number;
    minLength?: number;
    maxLength?: number;
    minimum?: number;
    maximum?: number;
    $ref?: string;
    "x-code-list"?: string;
}

const nameOf = (content: any): string | undefined => content?.["application/json"]?.schema.$ref.split("/").pop();

export const operations: Operation[] = Object.entries<any>(document.paths).flatMap(([path, verbs]) =>
    Object.entries<any>(verbs).map(([verb, told]) => {
        const status = Object.keys(told.responses).find((each) => each !== "default")!;
        return {
            id: told.operationId,
            verb,
            path,
            permit: told["x-permit"],
            parameters: told.parameters ?? [],
            body: nameOf(told.requestBody?.content),
            reply: nameOf(told.responses[status].content),
            status: Number(status),
        };
    }),
);

export const schemas: Record<string, Schema> = document.components.schemas;

const ajv = new Ajv2020({ allErrors: true, strict: true, keywords: ["components", "x-code-list"] });
addFormats.default(ajv);
ajv.addSchema({ $id: "sanad", components: document.components });

function wrong(name: string, value: unknown): string[] {
    const check = ajv.getSchema(`sanad#/components/schemas/${name}`)!;
    return check(value) ? [] : check.errors!.map((error) => `${name}${error.instancePath} ${error.message}`);
}

/** What is wrong with a successful answer; nothing if it is as promised. */
export function validReply(id: string, answer: Answer): string[] {
    const operation = operations.find((each) => each.id === id)!;
    if (answer.status !== operation.status) return [`${id}: ${answer.status} instead of ${operation.status}`];
    if (!operation.reply) return answer.text === "" ? [] : [`${id}: a body where none was promised`];
    if (answer.headers["content-type"] !== "application/json") return [`${id}: ${answer.headers["content-type"]}`];
    return wrong(operation.reply, answer.body);
}

/** What is wrong with a refusal: RFC 9457, with our additions. */
export function validProblem(answer: Answer): string[] {
    if (answer.headers["content-type"] !== "application/problem+json") return [`${answer.status} as ${answer.headers["content-type"]}`];
    const found = wrong("Problem", answer.body);
    const { type, status, slug, title } = answer.body;
    if (type !== `/problems/${slug}` || status !== answer.status || title !== slug.replaceAll("_", " ")) found.push("type, status, slug and title disagree");
    for (const { pointer } of answer.body.errors ?? []) if (!/^(\/([^~]|~[01])*)?$/.test(pointer)) found.push(`no JSON pointer: ${pointer}`);
    if ([429, 503].includes(status) && !/^[1-9]\d*$/.test(String(answer.headers["retry-after"]))) found.push("no Retry-After");
    return found;
}
