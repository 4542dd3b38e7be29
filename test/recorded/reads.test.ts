import { beforeAll, describe, it } from 'vitest'
import {
  cluster,
  type DeployOptions,
  deploy,
  diagnose,
  isEcsError,
  isPlanError,
  loadBalancer,
  network,
  plan,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import retyped from './answers.json' with { type: 'json' }
import { recorded } from './recordings.ts'

const CLIENTS = {
  ecs: 'ecs',
  ecr: 'ecr',
  ec2: 'ec2',
  elasticloadbalancing: 'elbv2',
  tagging: 'resourceGroupsTaggingAPI',
  'application-autoscaling': 'applicationAutoScaling',
} as const

/** What a plan or a diagnosis asks. IAM, CloudWatch Logs, ACM and Route 53 were not recorded. */
const READS: readonly (readonly [keyof typeof CLIENTS, string])[] = [
  ['application-autoscaling', 'DescribeScalableTargets'],
  ['ec2', 'DescribeSecurityGroups'],
  ['ec2', 'DescribeSubnets'],
  ['ec2', 'DescribeVpcs'],
  ['ecr', 'DescribeImages'],
  ['ecr', 'DescribeRepositories'],
  ['ecr', 'GetLifecyclePolicy'],
  ['ecr', 'ListTagsForResource'],
  ['ecs', 'DescribeClusters'],
  ['ecs', 'DescribeServices'],
  ['ecs', 'DescribeTaskDefinition'],
  ['ecs', 'DescribeTasks'],
  ['ecs', 'ListTaskDefinitions'],
  ['ecs', 'ListTasks'],
  ['elasticloadbalancing', 'DescribeListeners'],
  ['elasticloadbalancing', 'DescribeLoadBalancerAttributes'],
  ['elasticloadbalancing', 'DescribeLoadBalancers'],
  ['elasticloadbalancing', 'DescribeRules'],
  ['elasticloadbalancing', 'DescribeTags'],
  ['elasticloadbalancing', 'DescribeTargetGroups'],
  ['elasticloadbalancing', 'DescribeTargetHealth'],
  ['tagging', 'GetResources'],
]

const OWN: Readonly<Record<string, readonly object[]>> = retyped

function program(tag: string) {
  const vpc = network.default()
  const images = repository('shop/web').scanOnPush().keepLast(30)
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.5)
    .memory(1)
    .container('app', c => c.image(images.tag(tag)).port(3000))
  const edge = loadBalancer('edge').network(vpc).http()
  return stack('shop').add(
    service('web')
      .cluster(cluster('prod'))
      .taskDefinition(web)
      .network(vpc)
      .target(edge.path('/web'), 'app', 3000, { healthCheck: '/' })
      .autoScaling({ min: 2, max: 4 }, s => s.cpu(70)),
  )
}

describe('what AWS was recorded to answer is read, whatever else the account says', () => {
  const simulator = createSimulator()
  beforeAll(async () => {
    await deploy(stack('shop').add(repository('shop/web').scanOnPush().keepLast(30)), simulator.options())
    simulator.pushImage('shop/web', '1')
    simulator.pushImage('shop/web', '2')
    await deploy(program('1'), simulator.options())
  })

  /** The account, which gives these answers to one operation. */
  function saying(of: keyof typeof CLIENTS, operation: string, answer: unknown): DeployOptions {
    const name = CLIENTS[of]
    const { clients, ...rest } = simulator.options()
    const client = clients[name]
    const send: typeof client.send = async (command, options) =>
      command.constructor.name === `${operation}Command` ? structuredClone(answer) : client.send(command, options)
    return { ...rest, clients: { ...clients, [name]: { send } } }
  }

  const answersTo = (of: string, operation: string) => [
    ...(OWN[`${of} ${operation}`] ?? []),
    ...recorded(of, operation).map(([, answer]) => answer),
  ]

  it.each(READS.filter(([of, operation]) => answersTo(of, operation).length > 0))('%s %s', async (of, operation) => {
    const different = new Map(answersTo(of, operation).map(answer => [JSON.stringify(answer, likeness), answer]))
    for (const answer of different.values()) {
      const options = saying(of, operation, answer)
      await plan(program('2'), { ...options, adopt: true, verify: true, prune: true }).catch(refusal)
      await diagnose('prod', 'web', options).catch(refusal)
    }
  })
})

/** Answers that differ in names, numbers and times alone are alike. */
function likeness(_key: string, value: unknown): unknown {
  if (typeof value === 'number') return 0
  return typeof value === 'string' && !/^[A-Z_]+$/.test(value) ? 'text' : value
}

/** What is not there, or somebody else's, is told, also where the account refuses what only the recording knows. */
function refusal(error: unknown): void {
  if (!isEcsError(error)) throw error
  const { cause } = error
  const ofAccount = cause instanceof Error && '$metadata' in cause
  if (isPlanError(error, 'read.failed') && !ofAccount) throw cause
}
