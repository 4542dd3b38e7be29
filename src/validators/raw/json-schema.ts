import { ecs } from '../api/ecs.ts'
import type { ApiType, Limits } from '../api/table.ts'
import { FARGATE_SIZES } from '../fargate-size.ts'
import { DESCRIPTIONS, PATTERNS, RANGES } from './json-schema-facts.ts'

/** A JSON Schema, draft 7: the one that editors know best. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

const DRAFT = 'http://json-schema.org/draft-07/schema#'
const CONTAINERS = 'containerDefinitions'
/** What the API's own model leaves open, and AWS refuses a container without. */
const OF_CONTAINERS = ['name', 'image']
const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference'

/** The schema of a task definition as AWS writes it: the input of RegisterTaskDefinition, or what describe gives. */
export function taskDefinitionSchema(): JsonSchema {
  const definition = { ...schemaOf('RegisterTaskDefinitionRequest'), allOf: [onFargate()] }
  return wrapped('Amazon ECS task definition', 'RegisterTaskDefinition', definition, 'taskDefinition', inside => inside)
}

/** The schema of a service as AWS writes it: the input of CreateService, or what describe-services gives. */
export function serviceSchema(): JsonSchema {
  const list = (items: JsonSchema) => ({ type: 'array', items })
  return wrapped('Amazon ECS service', 'CreateService', schemaOf('CreateServiceRequest'), 'services', list)
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

function schemaOf(structure: string): JsonSchema {
  const { properties, ...schema } = structureOf(structure, '')
  // Editors find a schema by it
  return { ...schema, properties: { $schema: { type: 'string' }, ...(properties as object) } }
}

function structureOf(structure: string, at: string): JsonSchema {
  const members = [...ecs.membersOf(structure)].filter(([, { unsent }]) => !unsent)
  const properties = members.map(([name, { type, readOnly }]) => {
    const path = at === '' ? name : `${at}.${name}`
    const description = DESCRIPTIONS[path]
    return [name, { ...(description && { description }), ...(readOnly ? {} : orNull(schemaOfType(type, path))) }]
  })
  const required = members.filter(([, member]) => member.required).map(([name]) => name)
  const needs = at === CONTAINERS ? [...required, ...OF_CONTAINERS] : required
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(needs.length > 0 && { required: needs }),
  }
}

function schemaOfType(type: ApiType, at: string): JsonSchema {
  switch (type.kind) {
    case 'string':
      return { type: 'string', ...(PATTERNS[at] && { pattern: PATTERNS[at] }) }
    case 'text': {
      const { limits, pattern } = type
      return { type: 'string', ...limited('Length', limits), ...(pattern && { pattern: pattern.source }) }
    }
    case 'boolean':
      return { type: 'boolean' }
    case 'size':
      return { type: ['number', 'string'] }
    case 'integer':
    case 'number':
      return { type: type.kind, ...limited('imum', RANGES[at] ?? type.limits) }
    case 'enum':
      // Tools that print every field write "" for a choice that was not made
      return { type: 'string', enum: [...type.values, ''] }
    case 'list':
      return { type: 'array', items: schemaOfType(type.of, at), ...limited('Items', type.limits) }
    case 'map':
      return { type: 'object', additionalProperties: orNull(schemaOfType(type.of, at)) }
    case 'structure':
      return structureOf(type.name, at)
    case 'anything':
      return {}
  }
}

function limited(what: 'Length' | 'imum' | 'Items', { min, max }: Limits): JsonSchema {
  return {
    ...(Number.isFinite(min) && { [`min${what}`]: min }),
    ...(Number.isFinite(max) && { [`max${what}`]: max }),
  }
}

/** A value may be null, which AWS takes for "not set". */
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
