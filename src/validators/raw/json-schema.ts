import * as z from 'zod/mini'
import { FARGATE_SIZES } from '../fargate-size.ts'
import { DESCRIPTIONS, ENUMS, PATTERNS, REQUIRED } from './json-schema-facts.ts'
import { serviceShape } from './service-shape.ts'
import { taskDefinitionShape } from './task-definition-shape.ts'

/** A JSON Schema, draft 7: the one that editors know best. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

const DRAFT = 'http://json-schema.org/draft-07/schema#'
const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference'

/** The schema of a task definition as AWS writes it: the input of RegisterTaskDefinition, or what describe gives. */
export function taskDefinitionSchema(): JsonSchema {
  const required = ['family', 'containerDefinitions']
  const definition = { ...schemaOf(taskDefinitionShape), required, allOf: [onFargate()] }
  return wrapped('Amazon ECS task definition', 'RegisterTaskDefinition', definition, 'taskDefinition', inside => inside)
}

/** The schema of a service as AWS writes it: the input of CreateService, or what describe-services gives. */
export function serviceSchema(): JsonSchema {
  const service = { ...schemaOf(serviceShape), required: ['serviceName'] }
  const list = (items: JsonSchema) => ({ type: 'array', items })
  return wrapped('Amazon ECS service', 'CreateService', service, 'services', list)
}

function wrapped(
  title: string,
  operation: string,
  written: JsonSchema,
  wrapper: string,
  inside: (written: JsonSchema) => JsonSchema,
): JsonSchema {
  const reference = { $ref: '#/definitions/written' }
  return {
    $schema: DRAFT,
    title,
    description: `The input of ${operation}: ${GUIDE}/API_${operation}.html`,
    definitions: { written },
    type: 'object',
    if: { required: [wrapper] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { [wrapper]: inside(reference) } },
    else: reference,
  }
}

function schemaOf(shape: z.ZodMiniType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { target: 'draft-7', io: 'input' })
  return withFacts(schema as JsonSchema, '')
}

/** Adds what is known of each field; a value may be null, which AWS takes for "not set". */
function withFacts(schema: JsonSchema, at: string): JsonSchema {
  const { properties, items, additionalProperties, ...rest } = schema
  const facts: Record<string, unknown> = { ...rest }
  if (properties) {
    const fields = Object.entries(properties as Record<string, JsonSchema>)
    facts.properties = Object.fromEntries(
      fields.map(([name, field]) => {
        const path = at === '' ? name : `${at}.${name}`
        const description = DESCRIPTIONS[path]
        return [name, { ...(description && { description }), ...orNull(withFacts(field, path)) }]
      }),
    )
    if (REQUIRED[at]) facts.required = REQUIRED[at]
  }
  if (items) facts.items = withFacts(items as JsonSchema, at)
  // Of a map: names of an object that we do not know are AWS's news, or read-only.
  if (additionalProperties) facts.additionalProperties = orNull(additionalProperties as JsonSchema)
  if (rest.type === 'string' && ENUMS[at]) facts.enum = ENUMS[at]
  if (rest.type === 'string' && PATTERNS[at]) facts.pattern = PATTERNS[at]
  return facts
}

function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema
  if (type === undefined) return schema
  return { ...schema, type: [type, 'null'].flat(), ...(Array.isArray(values) && { enum: [...values, null] }) }
}

/** Sizes are judged where they are plain numbers; "1 vCPU" and "2 GB" are left to the checks. */
function onFargate(): JsonSchema {
  const sizes = Object.entries(FARGATE_SIZES)
  const pairs = sizes.map(([cpu, memory]) => ({
    if: { required: ['cpu'], properties: { cpu: { enum: written([Number(cpu)]) } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { memory: plain(memory) } },
  }))
  const cpus = plain(sizes.map(([cpu]) => Number(cpu)))
  return {
    if: {
      required: ['requiresCompatibilities'],
      properties: { requiresCompatibilities: { type: 'array', contains: { const: 'FARGATE' } } },
    },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ['cpu', 'memory'], properties: { cpu: cpus, networkMode: { const: 'awsvpc' } }, allOf: pairs },
  }
}

function plain(sizes: readonly number[]): JsonSchema {
  return { anyOf: [{ enum: written(sizes) }, { type: 'string', pattern: '[^0-9]' }] }
}

function written(sizes: readonly number[]): (number | string)[] {
  return sizes.flatMap(size => [size * 1024, String(size * 1024)])
}
