import { figures, median, table } from './process.ts'
import { CDK, OURS, programOf, SUBJECTS } from './subjects.ts'

const COUNTS = [1, 10, 100, 1_000]
const ROUNDS = 3
/** Seconds each: they are taken once. */
const MANY = 1_000
/** CloudFormation takes 500 resources a stack. */
const SERVICES_PER_STACK = 50

interface Contender {
  readonly name: string
  readonly env?: NodeJS.ProcessEnv
  program(count: number): string
}

const CONTENDERS: readonly Contender[] = [
  { name: OURS, program: ours },
  { name: CDK, program: cdk },
  { name: `${CDK} unchecked`, env: { CDK_VALIDATION: 'false' }, program: cdk },
]

/** From nothing to what is sent to AWS: the checked model of a stack, or a CloudFormation template. */
export function synth(): string {
  const names = CONTENDERS.map(({ name }) => name)
  const columns = [
    ...['services', ...names.map(name => `${name}, ms`), ...names.slice(1).map(name => `${name}, times as long`)],
    ...names.map(name => `${name}, MB`),
  ]
  return table([columns, ...COUNTS.map(rowOf)])
}

function rowOf(count: number): (string | number)[] {
  const costs = CONTENDERS.map((): number[][] => [])
  for (let round = 0; round < (count < MANY ? ROUNDS : 1); round += 1) {
    for (const [at, { program, env }] of CONTENDERS.entries()) {
      const cost = figures(program(count), env)
      if (cost) costs[at]?.push(cost)
    }
  }
  const column = (at: number): number[] => costs.map(rounds => median(rounds.map(cost => cost[at] ?? 0)))
  const [we = 0, ...they] = column(0)
  const shown = (value: number, text = String(Math.round(value))): string => (Number.isNaN(value) ? '-' : text)
  return [
    ...[
      count,
      Math.round(we),
      ...they.map(time => shown(time)),
      ...they.map(time => shown(time, (time / we).toFixed(1))),
    ],
    ...column(1).map(peak => shown(peak)),
  ]
}

const COST = `const { user, system } = process.cpuUsage()
console.log(JSON.stringify([(user + system) / 1000, process.resourceUsage().maxRSS / 1024]))`

function ours(count: number): string {
  const subject = SUBJECTS[OURS]
  if (!subject) return ''
  const names = Array.from({ length: count }, (_, at) => `s${at}`)
  return `import { stack } from 'fluent-ecs'
${programOf(subject, count).replace(/^export /gm, '')}
stack('bench').add(${names.join()}).build()
${COST}`.replace('{}\n', '')
}

function cdk(count: number): string {
  const stacks = Array.from({ length: Math.ceil(count / SERVICES_PER_STACK) }, (_, number) => {
    const first = number * SERVICES_PER_STACK
    const length = Math.min(SERVICES_PER_STACK, count - first)
    const services = Array.from({ length }, (_, at) => SUBJECTS[CDK]?.service(first + at) ?? '')
    return `{ const stack = new Stack(app, 'stack${number}')
const cluster = new Cluster(stack, 'prod', { vpc: Vpc.fromVpcAttributes(stack, 'vpc', { vpcId: 'vpc-1',
  availabilityZones: ['a', 'b'], privateSubnetIds: ['subnet-1', 'subnet-2'], publicSubnetIds: ['subnet-3', 'subnet-4'] }) })
${services.join('\n').replace(/^export /gm, '')} }`
  })
  return `import { App, Stack } from 'aws-cdk-lib'
import { Vpc } from 'aws-cdk-lib/aws-ec2'
import { Cluster, ContainerDependencyCondition, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
const outdir = mkdtempSync(tmpdir() + '/cdk-')
const app = new App({ outdir, analyticsReporting: false })
${stacks.join('\n')}
app.synth()
rmSync(outdir, { recursive: true })
${COST}`
}
