import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sdks } from '../../src/aws/sdk.ts'
import type { ServiceName } from '../../src/aws/service-name.ts'
import { operationShapes, type Shape } from '../../src/simulator/wire/shape.ts'
import { type FactsByOperation, factsOf } from './facts.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/recorded/responses/', import.meta.url))

/** Whether the recordings stand beside the project. */
export const recordingsAreHere = existsSync(FOLDER)

const FOLDERS: Readonly<Record<string, ServiceName>> = {
  'application-autoscaling': 'applicationAutoScaling',
  ec2: 'ec2',
  ecr: 'ecr',
  ecs: 'ecs',
  elasticloadbalancing: 'elbv2',
  tagging: 'resourceGroupsTaggingAPI',
}

/** What the recordings say of each operation. */
export async function factsOfRecordings(): Promise<FactsByOperation> {
  const found: [string, ReturnType<typeof factsOf>][] = []
  for (const [folder, service] of Object.entries(FOLDERS)) {
    const shapes = operationShapes(await sdks[service].load())
    for (const operation of readdirSync(FOLDER + folder).sort()) {
      const output = shapes.get(operation)?.output
      const texts = readdirSync(`${FOLDER}${folder}/${operation}`).map(file =>
        readFileSync(`${FOLDER}${folder}/${operation}/${file}`, 'utf8'),
      )
      const answers = texts.map(text => withDates(JSON.parse(text))).filter(answer => output && fits(output, answer))
      if (answers.length > 0) found.push([`${service} ${operation}`, factsOf(answers)])
    }
  }
  return Object.fromEntries(found)
}

/** Whether the answer has no member that the API lacks: some are of the older load balancing API of the same name. */
function fits(shape: Shape, value: unknown): boolean {
  if (shape.isListSchema() && Array.isArray(value)) return value.every(item => fits(shape.getValueSchema(), item))
  if (!shape.isStructSchema() || typeof value !== 'object' || value === null || value instanceof Date) return true
  const members = new Map(shape.structIterator())
  return Object.entries(value).every(([name, below]) => {
    const member = members.get(name)
    return member !== undefined && fits(member, below)
  })
}

function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates)
  if (typeof value !== 'object' || value === null) return value
  if ('__class__' in value) return new Date(0)
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, withDates(below)]))
}
