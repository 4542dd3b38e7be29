// npx tsx test/sdk/write-constraints.ts <botocore's data folder>: writes src/simulator/<service>/constraints.ts anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { ServiceName } from '../../src/aws/service-name.ts'
import { services } from '../../src/simulator/services.ts'

interface ModelShape {
  readonly type: string
  readonly enum?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly members?: Readonly<Record<string, { readonly shape: string }>>
  readonly member?: { readonly shape: string }
  readonly key?: { readonly shape: string }
  readonly value?: { readonly shape: string }
}

interface Model {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>
  readonly shapes: Readonly<Record<string, ModelShape>>
}

// The folders of botocore and of the simulator.
const FOLDERS: Readonly<Record<ServiceName, readonly [string, string]>> = {
  acm: ['acm', 'acm'],
  applicationAutoScaling: ['application-autoscaling', 'application-auto-scaling'],
  autoScaling: ['autoscaling', 'auto-scaling'],
  cloudWatch: ['cloudwatch', 'cloud-watch'],
  cloudWatchLogs: ['logs', 'cloud-watch-logs'],
  ec2: ['ec2', 'ec2'],
  ecr: ['ecr', 'ecr'],
  ecs: ['ecs', 'ecs'],
  elbv2: ['elbv2', 'elbv2'],
  eventBridge: ['events', 'event-bridge'],
  iam: ['iam', 'iam'],
  kms: ['kms', 'kms'],
  resourceGroupsTaggingAPI: ['resourcegroupstaggingapi', 'resource-groups-tagging-api'],
  route53: ['route53', 'route53'],
  scheduler: ['scheduler', 'scheduler'],
  secretsManager: ['secretsmanager', 'secrets-manager'],
  serviceDiscovery: ['servicediscovery', 'service-discovery'],
  ssm: ['ssm', 'ssm'],
  sts: ['sts', 'sts'],
  wafv2: ['wafv2', 'wafv2'],
}

function modelOf(data: string, folder: string): Model {
  const version = readdirSync(`${data}/${folder}`).sort().at(-1)
  return JSON.parse(gunzipSync(readFileSync(`${data}/${folder}/${version}/service-2.json.gz`)).toString())
}

/** What a value of the shape must be, apart from its members: one text a constraint. */
function constraintsOf({ type, enum: values, min, max, pattern }: ModelShape): string[] {
  const kind = ['integer', 'long', 'double', 'float'].includes(type) ? 'value' : 'length'
  return [
    ...(values ? [`enum ${values.join('|')}`] : []),
    ...(min !== undefined || max !== undefined ? [`${kind} ${min ?? ''}..${max ?? ''}`] : []),
    ...(pattern === undefined || values ? [] : [`pattern ${pattern}`]),
  ]
}

/** The targets of each constraint. */
function collect({ operations, shapes }: Model, names: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const seen = new Set<string>()
  const visit = (name: string, target: string): void => {
    const shape = shapes[name]
    if (!shape) return
    if (target) for (const text of constraintsOf(shape)) found.set(text, [...(found.get(text) ?? []), target])
    if (shape.member) visit(shape.member.shape, `${target}[]`)
    if (shape.key) visit(shape.key.shape, `${target}{key}`)
    if (shape.value) visit(shape.value.shape, `${target}{}`)
    if (!shape.members || seen.has(name)) return
    seen.add(name)
    for (const [member, { shape: below }] of Object.entries(shape.members)) visit(below, `${name}.${member}`)
  }
  for (const name of names) visit(operations[name]?.input?.shape ?? '', '')
  return found
}

const [data = ''] = process.argv.slice(2)
for (const [service, [folder, own]] of Object.entries(FOLDERS)) {
  const found = collect(modelOf(data, folder), Object.keys(services[service as ServiceName].operations).sort())
  const lines = [...found].map(([text, targets]) => `${targets.join(',')} ${text}`)
  // Of a pattern, in a text between such quotes.
  const table = lines.join('\n').replaceAll('`', '\\x60')
  writeFileSync(
    `src/simulator/${own}/constraints.ts`,
    `// Written by test/sdk/write-constraints.ts from botocore's model of the service.\n\n` +
      `/** What the model of the API asks of the members of a request, one constraint a line. */\n` +
      `export const constraints = ${table.includes('\\') ? 'String.raw' : ''}\`\n${table}\n\`\n`,
  )
}
