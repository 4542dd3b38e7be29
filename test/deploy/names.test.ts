import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  isPlanError,
  loadBalancer,
  network,
  plan,
  rollback,
  type Stack,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'

const vpc = network.default()
const IMAGE = 'public.ecr.aws/nginx/nginx:1.29'

type Account = ReturnType<typeof account>

const definition = (image = IMAGE) =>
  taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image).port(80))

/** The names that version 0.1.0 gave, which did not say the stack. */
const early = (image?: string) => definition(image).physicalName('web').logs({ group: '/ecs/web' })

type Definition = ReturnType<typeof definition>

const running = (name: string, web: Definition = definition()): Stack =>
  stack(name).add(service('web').cluster(cluster(name)).taskDefinition(web).network(vpc).desiredCount(1))

async function namesIn({ aws }: Account) {
  const { families = [] } = await aws.ecs('ListTaskDefinitionFamilies', { status: 'ACTIVE' })
  const { logGroups = [] } = await aws.cloudWatchLogs('DescribeLogGroups', {})
  return { families, logGroups: logGroups.map(({ logGroupName = '' }) => logGroupName).sort() }
}

const actionsOf = async (program: Stack, { simulator }: Account) =>
  (await plan(program, simulator.options())).steps.map(({ resource, action }) => `${action} ${resource}`)

describe('what the program does not name', () => {
  it('has a name of the stack, so that two stacks of one program stand beside each other', async () => {
    const here = account()
    for (const name of ['staging', 'prod']) await deploy(running(name), here.simulator.options())
    expect(await namesIn(here)).toEqual({
      families: ['prod-web', 'staging-web'],
      logGroups: ['/ecs/prod/web', '/ecs/staging/web'],
    })
    for (const name of ['staging', 'prod'])
      expect((await plan(running(name), here.simulator.options())).isEmpty).toBe(true)
    await destroy(running('prod'), { ...here.simulator.options(), deleteData: true })
    expect(await namesIn(here)).toEqual({ families: ['staging-web'], logGroups: ['/ecs/staging/web'] })
  })
})

describe('what version 0.1.0 has made', () => {
  it('is kept under its name, changed under it, gone back to and destroyed', async () => {
    const here = account()
    const { simulator } = here
    await deploy(running('shop', early()), simulator.options())
    expect(new Set((await actionsOf(running('shop'), here)).map(line => line.split(' ')[0]))).toEqual(
      new Set(['keep', 'use']),
    )
    const next = running('shop', definition('public.ecr.aws/nginx/nginx:1.30'))
    await deploy(next, simulator.options())
    expect(await namesIn(here)).toEqual({ families: ['web'], logGroups: ['/ecs/web'] })
    const { plan: back } = await rollback(next, { ...simulator.options(), service: 'web' })
    expect(back.steps).toMatchObject([{ from: 'web:2', to: 'web:1' }])
    await destroy(next, { ...simulator.options(), deleteData: true })
    expect(await namesIn(here)).toEqual({ families: [], logGroups: [] })
  })

  it('is not touched where it is of another stack', async () => {
    const here = account()
    await deploy(running('shop', early()), here.simulator.options())
    await deploy(running('other'), here.simulator.options())
    expect(await namesIn(here)).toEqual({
      families: ['other-web', 'web'],
      logGroups: ['/ecs/other/web', '/ecs/web'],
    })
    expect((await plan(running('other'), here.simulator.options())).isEmpty).toBe(true)
  })

  it("is taken over where it is nobody's and that is asked for", async () => {
    const here = account()
    await here.aws.cloudWatchLogs('CreateLogGroup', { logGroupName: '/ecs/web' })
    expect(await actionsOf(running('shop'), here)).toContain('create log group /ecs/web')
    const planned = await plan(running('shop'), here.simulator.options())
    expect(String(planned)).toContain('  + create  log group /ecs/web (/ecs/shop/web)\n')
    expect(planned.steps.find(({ kind }) => kind === 'log-group')).toMatchObject({ name: '/ecs/shop/web' })
    await deploy(running('shop'), { ...here.simulator.options(), adopt: true })
    expect((await namesIn(here)).logGroups).toEqual(['/ecs/web'])
    expect((await plan(running('shop'), here.simulator.options())).isEmpty).toBe(true)
  })
})

describe('a name that the program gives', () => {
  const named = (suffix = '') => {
    const edge = loadBalancer('edge').network(vpc).http().physicalName(`acme-edge${suffix}`)
    const web = definition()
      .physicalName(`acme-web${suffix}`)
      .executionRole({ physicalName: `acme-start${suffix}` })
      .taskRole({ physicalName: `acme-code${suffix}`, allow: [{ actions: ['s3:ListAllMyBuckets'], resources: ['*'] }] })
    return stack('shop').add(
      service('web')
        .cluster(cluster('shop'))
        .taskDefinition(web)
        .network(vpc)
        .securityGroups(securityGroup('clients').network(vpc).physicalName(`acme clients${suffix}`))
        .target(edge, 'app', 80, { physicalName: `acme-targets${suffix}` })
        .desiredCount(1),
    )
  }

  async function given(here: Account) {
    const { LoadBalancers = [] } = await here.aws.elbv2('DescribeLoadBalancers', {})
    const { TargetGroups = [] } = await here.aws.elbv2('DescribeTargetGroups', {})
    const { SecurityGroups = [] } = await here.aws.ec2('DescribeSecurityGroups', {})
    const { Roles = [] } = await here.aws.iam('ListRoles', { PathPrefix: '/fluent-ecs/shop/' })
    return [
      ...(await namesIn(here)).families,
      ...LoadBalancers.map(each => each.LoadBalancerName),
      ...TargetGroups.map(each => each.TargetGroupName),
      ...SecurityGroups.map(each => each.GroupName),
      ...Roles.map(each => each.RoleName),
    ].filter(name => name?.startsWith('acme'))
  }

  const all = (suffix: string) =>
    ['web', 'edge', 'targets', 'start', 'code'].map(name => `acme-${name}${suffix}`).concat(`acme clients${suffix}`)

  it('is that in AWS, and another name is another resource, after which the old one goes', async () => {
    const here = account()
    await deploy(named(), here.simulator.options())
    expect((await given(here)).sort()).toEqual(all('').sort())
    expect((await plan(named(), here.simulator.options())).isEmpty).toBe(true)
    await deploy(named('-2'), here.simulator.options())
    expect((await given(here)).sort()).toEqual(all('-2').sort())
    expect((await plan(named('-2'), here.simulator.options())).isEmpty).toBe(true)
    await destroy(named('-2'), here.simulator.options())
    expect(await given(here)).toEqual([])
  })

  it('of a role does not tell the Region, but its tags do: that of another Region is refused, and left', async () => {
    const here = account()
    await deploy(named(), here.simulator.options())
    const Tags = [{ Key: 'fluent-ecs:region', Value: 'eu-west-1' }]
    await here.aws.iam('TagRole', { RoleName: 'acme-code', Tags })
    const error = await plan(named(), here.simulator.options()).catch((caught: unknown) => caught)
    expect(isPlanError(error) && error.message).toContain('belongs to role/web-task in eu-west-1 of stack "shop"')
    await deploy(named('-2'), { ...here.simulator.options(), prune: true })
    expect((await given(here)).filter(name => !name?.endsWith('-2'))).toEqual(['acme-code'])
  })

  it('of a target group is taken while that is there', async () => {
    const here = account()
    const speaking = (protocol: 'HTTP' | 'HTTPS') => {
      const edge = loadBalancer('edge').network(vpc).http()
      return stack('shop').add(
        service('web')
          .cluster(cluster('shop'))
          .taskDefinition(definition())
          .network(vpc)
          .target(edge, 'app', 80, { physicalName: 'acme', protocol })
          .desiredCount(0),
      )
    }
    await deploy(speaking('HTTP'), here.simulator.options())
    const error = await plan(speaking('HTTPS'), here.simulator.options()).catch((caught: unknown) => caught)
    expect(isPlanError(error) && error.code).toBe('target-group.name-taken')
  })
})
