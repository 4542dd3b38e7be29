import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  loadBalancer,
  network,
  type Stack,
  service,
  stack,
  type TargetOptions,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { settles } from './settles.ts'

type Account = ReturnType<typeof account>

const edge = loadBalancer('edge').network(network.default()).internal()
const secure = edge.https({ certificate: 'shop.example.com' })

interface Settings {
  readonly to?: typeof secure
  readonly speaks?: 'grpc' | 'http'
  readonly ignored?: readonly string[]
}

function program(options: TargetOptions, { to = secure, speaks = 'grpc', ignored = [] }: Settings = {}) {
  const definition = taskDefinition('api')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('nginx:1').port(50_051, { name: 'api', appProtocol: speaks }))
  const base = service('api').cluster(cluster('prod')).taskDefinition(definition).network(network.default())
  return stack('shop').add(base.target(to, 'app', 50_051, options).ignoreRules(...ignored))
}

async function deployed(there: Account, each: Stack) {
  const { simulator, aws } = there
  simulator.certificate('shop.example.com')
  await settles(each, simulator)
  const { TargetGroups: [group] = [] } = await aws.elbv2('DescribeTargetGroups', {})
  return group
}

/**
 * What users of other tools ask:
 * https://github.com/aws/copilot-cli/issues/2812 gRPC
 * https://github.com/cn-terraform/terraform-aws-ecs-alb/pull/63 the port of a check and the version of the protocol
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2804 codes of HTTP with gRPC
 * https://github.com/cloudposse/terraform-aws-alb-ingress/pull/64 checks of gRPC that fail as the group speaks HTTP/1.1
 */
describe('targets', () => {
  it.each<[string, TargetOptions, object]>([
    ['by a method that need not be there', { protocolVersion: 'GRPC' }, ['/AWS.ALB/healthcheck', '12']],
    [
      'by their health service',
      { protocolVersion: 'GRPC', healthCheck: '/grpc.health.v1.Health/Check' },
      ['/grpc.health.v1.Health/Check', '0'],
    ],
    ['with any code', { protocolVersion: 'GRPC', healthCheck: { matcher: '0-99' } }, ['/AWS.ALB/healthcheck', '0-99']],
  ])('of gRPC are checked %s', async (_what, options, check) => {
    const group = await deployed(account(), program(options))
    expect(group?.ProtocolVersion).toBe('GRPC')
    expect([group?.HealthCheckPath, group?.Matcher?.GrpcCode]).toEqual(check)
  })

  it('are checked at another port, at which their load balancer is let in', async () => {
    const there = account()
    const healthCheck = { port: 8081, protocol: 'HTTP', path: '/health' } as const
    const each = program({ protocol: 'HTTPS', healthCheck }, { speaks: 'http' })
    expect(await deployed(there, each)).toMatchObject({ HealthCheckPort: '8081', HealthCheckProtocol: 'HTTP' })
    const { SecurityGroupRules = [] } = await there.aws.ec2('DescribeSecurityGroupRules', {})
    const own = SecurityGroupRules.filter(({ Description = '' }) => Description.endsWith('from load balancer edge'))
    expect(own.map(({ FromPort }) => FromPort).sort()).toEqual([50_051, 8081])
  })

  it.each<[string, Stack, string[]]>([
    ['gRPC behind a group of HTTP/1.1', program({}), ['TG-GRP-01']],
    ['gRPC behind a plain listener', program({ protocolVersion: 'GRPC' }, { to: edge.http() }), ['TG-PRV-01']],
    ['HTTP/2 behind one of two', program({ protocolVersion: 'HTTP2' }, { to: secure.http() }), ['TG-PRV-01']],
    ['codes of HTTP with gRPC', program({ protocolVersion: 'GRPC', healthCheck: { matcher: '200' } }), ['TG-MAT-01']],
    ['no port', program({ protocolVersion: 'GRPC', healthCheck: { port: 0 } }), ['TG-HCP-04']],
    [
      'a check that is no HTTP',
      program({ protocolVersion: 'GRPC', raw: { HealthCheckProtocol: Object('TCP').valueOf() } }),
      ['TG-HCP-01'],
    ],
    ['gRPC behind HTTP/2, which it passes', program({ protocolVersion: 'HTTP2' }), []],
  ])('are judged: %s', (_what, each, codes) => {
    const errors = each.issues().filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code }) => code)).toEqual(codes)
  })

  it('are refused by AWS in its own words', async () => {
    const unchecked = program({ protocolVersion: 'GRPC' }, { to: edge.http(), ignored: ['TG-PRV-01'] })
    await expect(deploy(unchecked, account().simulator.options())).rejects.toThrow(
      "Listener protocol 'HTTP' is not supported with a target group with the protocol-version 'GRPC'",
    )
  })
})
