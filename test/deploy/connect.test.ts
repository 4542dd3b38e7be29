import { describe, expect, it } from 'vitest'
import {
  type Buildable,
  type CompleteThing,
  cluster,
  deploy,
  destroy,
  isDeployError,
  isInvalidDefinitionError,
  network,
  plan,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { account } from '../simulator/support.ts'
import { settles } from './settles.ts'

const vpc = network.default()
const prod = cluster('shop')
const shop = <T extends readonly Buildable[]>(...things: { [I in keyof T]: CompleteThing<T[I]> }) =>
  stack('shop').add<T>(...things)

const definition = (name: string, port: number, image = 'public.ecr.aws/nginx/nginx:1.29') =>
  taskDefinition(name)
    .fargate()
    .cpu(0.5)
    .memory(1)
    .container('app', c => c.image(image).port(port, { name: 'http' }))

const server = (name: string, port = 8080, image?: string) =>
  service(name)
    .cluster(prod)
    .taskDefinition(definition(name, port, image))
    .network(vpc)
const api = server('api')
  .serviceConnect({ namespace: 'shop.local' })
  .serviceConnectService('http', { discoveryName: 'api', clientAlias: { port: 80, dnsName: 'api' } })
const web = server('web', 3000).serviceConnect({ namespace: 'shop.local' })

const WEB = { cluster: 'shop', service: 'web' } as const
const API = { host: 'api' } as const

function shopAccount() {
  const made = account()
  made.simulator.namespace('shop.local')
  return made
}

/** When the first call for a service came, and when its first deployment was over. */
function times(simulator: Simulator, name: string): { readonly made: number; readonly over: number } {
  const made = simulator.calls.find(
    ({ operation, input }) =>
      operation === 'CreateService' && JSON.stringify(input).includes(`"serviceName":"${name}"`),
  )
  const over = simulator.rollouts().find(({ service: arn }) => arn.endsWith(name))
  return { made: made?.at ?? 0, over: over?.endedAt ?? Number.NaN }
}

describe('members of a namespace', () => {
  // https://github.com/aws/aws-cdk/issues/26973, https://github.com/aws/copilot-cli/issues/5768
  it('reach what is served there, and nothing else', async () => {
    const { simulator } = shopAccount()
    await settles(shop(web, api), simulator)
    expect(simulator.call(WEB, API, 80)).toEqual({ reached: true })
    expect(simulator.call({ cluster: 'shop', service: 'api' }, WEB, 3000).reached).toBe(false)
    await destroy(shop(web, api), { ...simulator.options(), deleteData: true })
    expect(simulator.isEmpty()).toBe(true)
  })

  it('do not, once the rule is gone', async () => {
    const { simulator, aws } = shopAccount()
    await settles(shop(web, api), simulator)
    const { SecurityGroupRules = [] } = await aws.ec2('DescribeSecurityGroupRules', {})
    const [rule] = SecurityGroupRules.filter(({ IsEgress, FromPort }) => !IsEgress && FromPort === 8080)
    expect(rule?.Description).toBe('Port 8080 from service web')
    await aws.ec2('RevokeSecurityGroupIngress', {
      GroupId: rule?.GroupId ?? '',
      SecurityGroupRuleIds: [rule?.SecurityGroupRuleId ?? ''],
    })
    expect(simulator.call(WEB, API, 80)).toMatchObject({ because: expect.stringContaining('no ingress rule') })
    await settles(shop(web, api), simulator)
    expect(simulator.call(WEB, API, 80)).toEqual({ reached: true })
  })

  it('are shut out when they leave', async () => {
    const { simulator } = shopAccount()
    await settles(shop(web, api), simulator)
    const other = server('web', 3000)
    await settles(shop(other, api), simulator)
    expect(simulator.call(WEB, { cluster: 'shop', service: 'api' }, 8080).reached).toBe(false)
  })

  it('are admitted at the port that the proxy is told to listen on', async () => {
    const { simulator } = shopAccount()
    const overridden = server('api')
      .serviceConnect({ namespace: 'shop.local' })
      .serviceConnectService('http', { clientAlias: { port: 80, dnsName: 'api' }, ingressPortOverride: 9000 })
    await settles(shop(web, overridden), simulator)
    expect(simulator.call(WEB, API, 80)).toEqual({ reached: true })
    expect(simulator.call(WEB, { cluster: 'shop', service: 'api' }, 8080).reached).toBe(false)
  })

  it('may be said to be let in as well: one rule, with the words of the program', async () => {
    const { simulator, aws } = shopAccount()
    const said = api.allowFrom(web, 8080, { description: 'shop front' })
    await settles(shop(said, web), simulator)
    const { SecurityGroupRules = [] } = await aws.ec2('DescribeSecurityGroupRules', {})
    expect(SecurityGroupRules.flatMap(({ FromPort, Description }) => (FromPort === 8080 ? [Description] : []))).toEqual(
      ['shop front'],
    )
  })

  it('open the groups of their instances where they have no others', async () => {
    const { simulator, aws } = shopAccount()
    const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'hosts', Description: 'hosts' })
    const bridged = service('api')
      .cluster(prod)
      .taskDefinition(
        taskDefinition('api')
          .ec2()
          .networkMode('bridge')
          .container('app', c => c.image('nginx').memory(128).port(80, { name: 'http' })),
      )
      .securityGroups(securityGroup.existing(GroupId))
      .serviceConnect({ namespace: 'shop.local' })
      .serviceConnectService('http', { clientAlias: { port: 80 } })
      .desiredCount(0)
    await settles(shop(bridged, web), simulator)
    const { SecurityGroupRules = [] } = await aws.ec2('DescribeSecurityGroupRules', {
      Filters: [{ Name: 'group-id', Values: [GroupId] }],
    })
    expect(SecurityGroupRules.find(({ IsEgress }) => !IsEgress)).toMatchObject({ FromPort: 32768, ToPort: 65535 })
  })
})

describe('the order of a namespace', () => {
  // https://github.com/aws/containers-roadmap/issues/2692, https://github.com/mreferre/yelb/issues/86
  it('is servers first: their names are there when clients start', async () => {
    const { simulator } = shopAccount()
    await deploy(shop(web, api), simulator.options())
    expect(times(simulator, 'web').made).toBeGreaterThanOrEqual(times(simulator, 'api').over)
  })

  it('is what the program says, where that is otherwise', async () => {
    const { simulator } = shopAccount()
    await deploy(shop(web, api.after(web)), simulator.options())
    expect(times(simulator, 'api').made).toBeGreaterThanOrEqual(times(simulator, 'web').over)
    expect(simulator.call(WEB, API, 80)).toMatchObject({ reached: false, because: 'api is not known there' })
  })
})

describe('a service after another', () => {
  const first = server('first')
  const second = server('second').after(first)

  it('changes when the deployment of that one is over, and goes before it', async () => {
    const { simulator } = shopAccount()
    await settles(shop(second), simulator)
    expect(times(simulator, 'second').made).toBeGreaterThanOrEqual(times(simulator, 'first').over)
    await destroy(shop(second), simulator.options())
    const deleted = simulator.calls.flatMap(({ operation, input }) => (operation === 'DeleteService' ? [input] : []))
    expect(deleted).toMatchObject([{ service: 'second' }, { service: 'first' }])
  })

  it('is that of the stack, whatever steps it has taken since', async () => {
    const { simulator } = shopAccount()
    await settles(shop(second, first.desiredCount(2)), simulator)
    expect(simulator.availability.filter(({ service: arn }) => arn.endsWith('first')).at(-1)?.running).toBe(2)
  })

  it('is not touched when that one fails', async () => {
    const { simulator } = shopAccount()
    simulator.fail({ image: 'broken:1' }, { how: 'exits', exitCode: 1 })
    const failing = server('first', 8080, 'broken:1')
    const error = await deploy(shop(server('second').after(failing)), simulator.options()).catch(thrown => thrown)
    expect(isDeployError(error) && error.notApplied).toContainEqual({ resource: 'service second', action: 'create' })
    expect(simulator.calls.filter(({ operation }) => operation === 'CreateService')).toHaveLength(1)
  })

  it('cannot be after itself, over however many others', () => {
    const third = server('third').after(second)
    const program = shop(third, second, first.after(third))
    expect(program.issues()).toMatchObject([
      {
        code: 'STK-ORD-01',
        severity: 'error',
        message: 'Services wait for each other: third -> second -> first -> third',
      },
    ])
    expect(() => program.build()).toThrow('third -> second -> first -> third')
    const unchecked = {
      build: () => ({ ...shop(second).build(), roots: [second.build(), first.after(second).build()] }),
    }
    return expect(deploy(unchecked, shopAccount().simulator.options())).rejects.toSatisfy(isInvalidDefinitionError)
  })
})

describe('what a port of Service Connect is told', () => {
  const store = (timeout: { readonly idleTimeoutSeconds?: number; readonly perRequestTimeoutSeconds?: number }) =>
    server('store', 6379)
      .serviceConnect({ namespace: 'shop.local' })
      .serviceConnectService('http', { clientAlias: { port: 6379, dnsName: 'store' }, timeout })

  // https://github.com/aws/containers-roadmap/issues/1958
  it('of how long connections stay is sent as it is said, and nothing beside it', async () => {
    const { simulator, aws } = shopAccount()
    await settles(shop(store({ idleTimeoutSeconds: 0 })), simulator)
    const { services: [live] = [] } = await aws.ecs('DescribeServices', { cluster: 'shop', services: ['store'] })
    expect(live?.deployments?.[0]?.serviceConnectConfiguration?.services?.[0]?.timeout).toEqual({
      idleTimeoutSeconds: 0,
    })
  })

  // https://github.com/pulumi/pulumi-aws/issues/4265
  it('of requests, where nothing says that there are requests, is refused before ECS does, be it 0', async () => {
    const codes = shop(store({ perRequestTimeoutSeconds: 0 }))
      .issues()
      .map(({ code }) => code)
    expect(codes).toEqual(['SVC-SC-04'])
    const { simulator, aws } = shopAccount()
    await settles(shop(store({ idleTimeoutSeconds: 60 })), simulator)
    const serviceConnectConfiguration = {
      enabled: true,
      namespace: 'shop.local',
      services: [{ portName: 'http', clientAliases: [{ port: 6379 }], timeout: { perRequestTimeoutSeconds: 0 } }],
    }
    await expect(
      aws.ecs('UpdateService', { cluster: 'shop', service: 'store', serviceConnectConfiguration }),
    ).rejects.toThrow("Per request timeout 0 can't be set for tcp application.")
  })

  // https://github.com/cloudposse/terraform-aws-ecs-alb-service-task/issues/214
  it('of encryption brings the role that ECS asks for', async () => {
    const { simulator, aws } = shopAccount()
    const certificateAuthority =
      'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/0a1b2c3d-0000-4000-8000-000000000000'
    const secured = server('api')
      .serviceConnect({ namespace: 'shop.local' })
      .serviceConnectService('http', { clientAlias: { port: 443, dnsName: 'api' }, tls: { certificateAuthority } })
    await settles(shop(web, secured), simulator)
    expect(simulator.call(WEB, API, 443)).toEqual({ reached: true })
    const { services: [live] = [] } = await aws.ecs('DescribeServices', { cluster: 'shop', services: ['api'] })
    const { roleArn = '' } = live?.deployments?.[0]?.serviceConnectConfiguration?.services?.[0]?.tls ?? {}
    const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1)
    const { AttachedPolicies = [] } = await aws.iam('ListAttachedRolePolicies', { RoleName })
    expect(AttachedPolicies.map(({ PolicyName }) => PolicyName)).toEqual([
      'AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
    ])
  })
})

// AWS asks for an alias of each port: https://github.com/hashicorp/terraform-provider-aws/issues/44027
it('a port without an alias is called at its own', async () => {
  const { simulator } = shopAccount()
  const plain = server('api').serviceConnect({ namespace: 'shop.local' }).serviceConnectService('http')
  await deploy(shop(plain, web), simulator.options())
  const sent = simulator.calls.map(({ operation, input }) => (operation === 'CreateService' ? input : {}))
  expect(sent).toContainEqual(
    expect.objectContaining({
      serviceConnectConfiguration: expect.objectContaining({
        services: [{ portName: 'http', clientAliases: [{ port: 8080 }] }],
      }),
    }),
  )
  expect(simulator.call(WEB, { host: 'http.shop.local' }, 8080)).toMatchObject({ reached: true })
  expect((await plan(shop(plain, web), simulator.options())).isEmpty).toBe(true)
})

// https://github.com/aws/copilot-cli/issues/4337, https://github.com/aws/copilot-cli/issues/4659
it('names are there once in a namespace', () => {
  const connected = (name: string) =>
    server(name).serviceConnect({ namespace: 'shop.local' }).serviceConnectService('http')
  const codes = shop(connected('a'), connected('b'))
    .issues()
    .map(({ code, message }) => `${code} ${message}`)
  expect(codes).toEqual(['SVC-SC-13 Services a and b have the discovery name "http" in one namespace'])
})

describe('a name that is served already', () => {
  const named = (name: string) =>
    server(name)
      .serviceConnect({ namespace: 'shop.local' })
      .serviceConnectService('http', { clientAlias: { port: 80, dnsName: 'api' } })

  // https://github.com/aws/copilot-cli/issues/5431
  it('goes from a renamed service to the new one with prune, and is refused before any change without', async () => {
    const { simulator } = shopAccount()
    await settles(shop(named('api')), simulator)
    const before = simulator.resources()
    await expect(deploy(shop(named('shop-api')), simulator.options())).rejects.toMatchObject({
      code: 'service.name-taken',
    })
    expect(simulator.resources()).toEqual(before)
    const { plan: published } = await deploy(shop(named('shop-api'), web), { ...simulator.options(), prune: true })
    expect(published.notes).toEqual([
      'service api is deleted before service shop-api is made: both serve "http" in Service Connect, and nothing does meanwhile',
    ])
    expect(simulator.call(WEB, API, 80)).toEqual({ reached: true })
  })

  it('moves with its service to another cluster', async () => {
    const { simulator } = shopAccount()
    await settles(shop(named('api')), simulator)
    await deploy(shop(named('api').cluster(cluster('other'))), simulator.options())
    expect(
      simulator.calls.flatMap(({ operation, outcome }) =>
        /^(Create|Delete)Service$/.test(operation) ? [outcome] : [],
      ),
    ).toEqual(['ok', 'ok', 'ok'])
  })

  // https://github.com/aws/containers-roadmap/issues/2378
  it('keeps what its port speaks: the plan refuses another', async () => {
    const { simulator } = shopAccount()
    await settles(shop(named('api')), simulator)
    const spoken = taskDefinition('api')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .container('app', c => c.image('nginx:1').port(8080, { name: 'http', appProtocol: 'http2' }))
    await expect(plan(shop(named('api').taskDefinition(spoken)), simulator.options())).rejects.toMatchObject({
      code: 'service.port-fixed',
      message: expect.stringContaining('as tcp, and ECS does not let that become http2 over tcp'),
    })
  })
})
