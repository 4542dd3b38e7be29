import { bench, median, output, table } from './process.ts'
import { CDK, OURS, programOf, SUBJECTS } from './subjects.ts'

const ROUNDS = 3
const COUNTS = [1, 10, 100, 1_000]
/** CloudFormation takes 500 resources a stack. */
const SERVICES_PER_STACK = 50

/** From nothing to what is sent to AWS: the checked model of a stack, or a CloudFormation template. */
export function synth(): string {
  const runs = new Map<string, number[][]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const count of COUNTS) {
      for (const [name, program] of Object.entries({ [OURS]: ours(count), [CDK]: cdk(count) })) {
        const printed = output(process.execPath, ['--no-warnings', '--input-type=module', '--eval', program], bench)
        if (printed) runs.set(`${name} ${count}`, [...(runs.get(`${name} ${count}`) ?? []), JSON.parse(printed)])
      }
    }
  }
  const column = (name: string, count: number, at: number) =>
    Math.round(median((runs.get(`${name} ${count}`) ?? []).map(run => run[at] ?? 0)))
  const rows = COUNTS.map(count => {
    const [we, they] = [column(OURS, count, 0), column(CDK, count, 0)]
    const times = Number.isNaN(they) ? ['not installed', ''] : [they, (they / we).toFixed(1)]
    return [count, we, ...times, column(OURS, count, 1), column(CDK, count, 1)]
  })
  return table([['services', `${OURS}, ms`, `${CDK}, ms`, 'ratio', `${OURS}, MB`, `${CDK}, MB`], ...rows])
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
