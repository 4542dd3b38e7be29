import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { serviceSchema, taskDefinitionSchema } from '../../src/validators/raw/json-schema.ts'
import { DESCRIPTIONS } from '../../src/validators/raw/json-schema-facts.ts'

interface Case {
  readonly input: object
  readonly _flags?: { readonly placeholders?: readonly string[]; readonly guessedValuesAt?: readonly string[] }
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
const isDefinition = ajv.compile(taskDefinitionSchema())
const isService = ajv.compile(serviceSchema())

const corpus = new URL('../corpus/valid/', import.meta.url)
const inputs = readdirSync(corpus).map(file => {
  const { input, _flags } = JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as Case
  return { file, input, guessed: [...(_flags?.placeholders ?? []), ...(_flags?.guessedValuesAt ?? [])] }
})
const container = { name: 'app', image: 'app:1' }
const fargate = {
  ...{ family: 'web', requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '512', memory: '1024' },
  containerDefinitions: [container],
}

describe('the schema of task definitions', () => {
  it('says what the main fields are', () => {
    const said = JSON.stringify([taskDefinitionSchema(), serviceSchema()])
    expect(Object.values(DESCRIPTIONS).filter(text => !said.includes(JSON.stringify(text)))).toEqual([])
  })

  it.each(inputs)('takes $file, but for placeholders', ({ input, guessed }) => {
    isDefinition(input)
    const where = (isDefinition.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(each => each.instancePath)
    expect(where.filter(path => !guessed.some(pointer => path.startsWith(pointer)))).toEqual([])
  })

  it.each([
    ['numbers for sizes', { ...fargate, cpu: 512, memory: 1024 }],
    ['sizes with units', { ...fargate, cpu: '.5 vCPU', memory: '1 GB' }],
    ['nulls and what is only read', { ...fargate, pidMode: null, volumes: null, revision: 3, status: 'ACTIVE' }],
    ['the output of describe', { taskDefinition: fargate, tags: [] }],
    ['its own "$schema"', { $schema: './task-definition.schema.json', ...fargate }],
  ])('takes %s', (_what, json) => {
    isDefinition(json)
    expect(isDefinition.errors).toBeNull()
  })

  it.each([
    ['a bad pair', { ...fargate, memory: '8192' }],
    ['CPU that Fargate does not have', { ...fargate, cpu: 300 }],
    ['Fargate without memory', { ...fargate, memory: undefined }],
    ['Fargate in bridge mode', { ...fargate, networkMode: 'bridge' }],
    [
      'a log driver that is none',
      { ...fargate, containerDefinitions: [{ ...container, logConfiguration: { logDriver: 'cloudwatch' } }] },
    ],
    ['an operating system that is none', { ...fargate, runtimePlatform: { operatingSystemFamily: 'MACOS' } }],
    ['a network mode that is none', { ...fargate, networkMode: 'vpc' }],
    ['a misspelt member', { ...fargate, containerDefinition: [] }],
    ['a misspelt member of a container', { ...fargate, containerDefinitions: [{ ...container, enviroment: [] }] }],
    ['what the SDK does not send', { ...fargate, trustedExecutionConfiguration: { isolationMode: 'SHARED' } }],
    ['half a secret', { ...fargate, containerDefinitions: [{ ...container, secrets: [{ name: 'A' }] }] }],
    ['a family with a space', { ...fargate, family: 'my family' }],
    ['a container without image', { ...fargate, containerDefinitions: [{ name: 'app' }] }],
    [
      'text for a port',
      { ...fargate, containerDefinitions: [{ ...container, portMappings: [{ containerPort: '80' }] }] },
    ],
    ['a bad definition in the output of describe', { taskDefinition: { ...fargate, memory: 1 } }],
  ])('refuses %s', (_what, json) => {
    expect(isDefinition(JSON.parse(JSON.stringify(json)))).toBe(false)
  })
})

describe('the schema of services', () => {
  const service = { serviceName: 'web', taskDefinition: 'web:1', launchType: 'FARGATE', desiredCount: 2 }

  it.each([
    ['a service', service],
    ['the output of describe', { services: [{ ...service, status: 'ACTIVE', roleArn: null }], failures: [] }],
  ])('takes %s', (_what, json) => {
    isService(json)
    expect(isService.errors).toBeNull()
  })

  it.each([
    ['a launch type that is none', { ...service, launchType: 'LAMBDA' }],
    ['a misspelt member', { ...service, desiredCounts: 2 }],
    ['a weight that is too heavy', { ...service, capacityProviderStrategy: [{ capacityProvider: 'a', weight: 1001 }] }],
    ['text for a count', { ...service, desiredCount: 'two' }],
    ['a bad service in the output of describe', { services: [{ ...service, propagateTags: 'ALL' }] }],
  ])('refuses %s', (_what, json) => {
    expect(isService(json)).toBe(false)
  })
})
