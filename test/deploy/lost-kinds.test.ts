import { CreateSecurityGroupCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  capacityProvider,
  cluster,
  deploy,
  eventRule,
  hostedZone,
  loadBalancer,
  network,
  plan,
  type Stack,
  schedule,
  securityGroup,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { ALONE, MADE, MADE_KINDS, type Made } from './kinds.ts'
import { account, DOMAIN } from './shop.ts'

const DATA: readonly Made[] = ['log-group', 'repository']

const IMAGE = 'public.ecr.aws/nginx/nginx:1.29'
const vpc = network.default()

/** What a program says that has these parts. */
function program(given: string, parts: ReadonlySet<string>): Stack {
  const has = (part: string) => parts.has(part)
  const group = { types: ['c7g.large'], max: 2, network: vpc } as const
  const brought = ['instances', 'provider', 'capacity'].filter(has)
  const prod = brought.reduce(
    (all, name) => all.capacityProvider(capacityProvider(name).instances(group)),
    cluster('shop'),
  )
  const edge = loadBalancer('edge')
    .network(vpc)
    .https({ certificate: `shop.${DOMAIN}` })
  const both = has('listener') ? edge.http() : edge
  const plain = taskDefinition(has('family') ? 'web' : 'website')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .logs({ group: has('logs') ? '/ecs/web' : '/ecs/website' })
  const allowed = has('role') ? plain.taskRole({ allow: [{ actions: ['s3:ListBucket'], resources: ['*'] }] }) : plain
  const targeted = service('web')
    .cluster(prod)
    .taskDefinition(allowed.container('app', c => c.image(IMAGE).port(8080)))
    .network(vpc)
    .target(both.host(`shop.${DOMAIN}`), 'app', 8080)
  const more = has('target group') ? { healthCheck: '/more' } : {}
  const routed = has('route') ? targeted.target(both.path('/more'), 'app', 8080, more) : targeted
  const grouped = has('security group') ? routed.securityGroups(securityGroup('more').network(vpc)) : routed
  const found = has('discovery') ? grouped.discoverable('given.local') : grouped
  const site = has('autoscaling') ? found.autoScaling({ min: 1, max: 2 }, s => s.cpu(70)) : found.desiredCount(1)
  const jobs = taskDefinition('jobs')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(IMAGE))
  const clean = task('clean').service(site)
  const roots = {
    jobs: service('jobs').cluster(prod).taskDefinition(jobs).network(vpc).desiredCount(0),
    schedule: schedule('nightly').cron('0 3 * * ? *').task(clean),
    'event rule': eventRule('uploads')
      .pattern({ source: ['shop'] })
      .task(clean),
    'last schedule': schedule('weekly').rate('7 days').task(clean),
    peer: securityGroup.existing(given).allowFrom(site, 5432),
    alias: hostedZone(DOMAIN).alias(`shop.${DOMAIN}`, both),
    zone: hostedZone(`www.${DOMAIN}`).alias(`shop.www.${DOMAIN}`, both),
  }
  const rooted = stack('shop').add(site, ...Object.entries(roots).flatMap(([part, root]) => (has(part) ? [root] : [])))
  return ALONE.filter(has).reduce((all, kind) => MADE[kind].called(all, 'more', 0), rooted)
}

const kindOf = (resource: string): Made | undefined =>
  MADE_KINDS.filter(kind => resource.startsWith(`${kind.replaceAll('-', ' ')} `)).sort((a, b) => b.length - a.length)[0]

const kindsOf = (resources: readonly string[]) => resources.map(kindOf).sort()

describe('what leaves the program is shown as an orphan, and goes with prune, alone:', () => {
  const each = MADE_KINDS.map(kind => [kind, MADE[kind].part ?? kind, MADE[kind].leaving ?? [kind]] as const)
  // The parts leave in this order.
  const steps = [...each, ['record', 'zone', ['record']] as const]
  const parts = new Set<string>(steps.map(([, part]) => part))
  const stays: string[] = []
  let simulator: Simulator
  let given: string
  beforeAll(async () => {
    simulator = account()
    simulator.hostedZone(`www.${DOMAIN}`)
    simulator.namespace('given.local', 'DNS_PRIVATE')
    given = await groupOfOthers(simulator)
    await deploy(program(given, parts), simulator.options())
  })

  it.each(steps)('a %s, with the %s', async (_kind, part, leaving) => {
    parts.delete(part)
    const without = program(given, parts)
    const shown = await plan(without, simulator.options())
    const orphans = shown.orphans.map(({ resource }) => resource).filter(resource => !stays.includes(resource))
    expect([kindsOf(orphans), shown.notSearched]).toEqual([leaving, []])

    const prune = { ...simulator.options(), prune: true }
    const { applied } = await deploy(without, prune)
    const deleted = applied.flatMap(({ action, resource }) => (action === 'delete' ? [resource] : []))
    expect(kindsOf(deleted)).toEqual(leaving.filter(kind => !DATA.includes(kind)))
    stays.push(...orphans.filter(resource => !deleted.includes(resource)))
    const after = await plan(without, prune)
    expect([after.isEmpty, after.orphans.map(({ resource }) => resource).sort()]).toEqual([true, [...stays].sort()])
  })
})

async function groupOfOthers({ clients: { ec2 } }: Simulator): Promise<string> {
  const { Vpcs } = (await ec2.send(new DescribeVpcsCommand({}))) as { Vpcs: { VpcId: string }[] }
  const input = { GroupName: 'theirs', Description: 'theirs', VpcId: Vpcs[0]?.VpcId }
  return ((await ec2.send(new CreateSecurityGroupCommand(input))) as { GroupId: string }).GroupId
}
