import { expect, it } from 'vitest'
import { failedLaunches, withLaunches } from '../../../src/deploy/diagnosis/launches.ts'
import {
  capacityProvider,
  cluster,
  type Diagnosis,
  deploy,
  diagnose,
  isDeployError,
  network,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'

const vpc = network.default()
const arm = capacityProvider('arm').instances({ types: ['c7g.large'], max: 4, network: vpc })
const prod = cluster('prod')
  .capacityProvider(arm)
  .capacityProviders({ arm: { weight: 1 } })
const web = taskDefinition('web')
  .ec2()
  .networkMode('bridge')
  .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').memory(512))
const program = stack('shop').add(service('web').cluster(prod).taskDefinition(web))

const FULL =
  'Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient c7g.large capacity in the Availability Zone you requested (us-east-1a).'

async function failed(simulator: Simulator): Promise<readonly Diagnosis[]> {
  const thrown: unknown = await deploy(program, { ...simulator.options(), timeoutSeconds: 900 }).catch(
    (error: unknown) => error,
  )
  if (!isDeployError(thrown)) throw thrown
  return thrown.diagnosis
}

/**
 * What Auto Scaling says, which ECS does not, in the words of:
 * https://github.com/hashicorp/terraform/issues/9074
 * https://github.com/hashicorp/terraform/pull/14480
 * https://github.com/kubernetes/autoscaler/issues/1263
 * https://github.com/gruntwork-io/intro-to-terraform/issues/6
 * https://github.com/aws-deepracer-community/deepracer-on-the-spot/issues/55
 * https://github.com/cortexlabs/cortex/issues/936
 * https://github.com/PrefectHQ/prefect/issues/22410
 * https://github.com/aws-samples/cost-effective-aws-deployment-of-comfyui/issues/39
 * https://github.com/Corymbia/eucalyptus/issues/23
 * https://github.com/aws/containers-roadmap/issues/1086
 */
it.each([
  [FULL, 'capacity.unavailable', 'other instance types'],
  [
    "Value (wrongval) for parameter virtualName is invalid. Expected format: 'ephemeral<NUMBER>'.",
    'capacity.provider',
    'launch template',
  ],
  [
    'You have requested more instances (7) than your current instance limit of 6 allows for the specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
    'quota.reached',
    'quota',
  ],
  [
    'The requested configuration is currently not supported. Please check the documentation for supported configurations.',
    'capacity.provider',
    'launch template',
  ],
  ['Max spot instance count exceeded.', 'quota.reached', 'quota'],
  [
    "Could not launch On-Demand Instances. InvalidAMIID.NotFound - The image id '[ami-02c7e84c65fcfecee]' does not exist.",
    'capacity.provider',
    'image',
  ],
])('a deploy that waits for instances tells why none starts: %s', async (reason, code, fix) => {
  const simulator = createSimulator()
  simulator.failLaunches(reason)
  const [first] = await failed(simulator)
  expect([first?.code, first?.fix]).toEqual([code, expect.stringContaining(fix)])
  expect(first?.evidence.join()).toContain(reason)
  const [told] = await diagnose('prod', 'web', simulator.options())
  expect(told?.code).toBe(code)
})

it('an instance that starts at a later attempt is not told of', async () => {
  const simulator = createSimulator()
  const end = simulator.failLaunches(FULL)
  const deployed = deploy(program, simulator.options())
  simulator.clock.after(200_000, end)
  expect((await deployed).outcome).toBe('deployed')
  expect(await diagnose('prod', 'web', simulator.options())).toEqual([])
})

it('names the right that is missing, and deploys without it', async () => {
  const simulator = createSimulator()
  simulator.inject(
    { operation: 'DescribeScalingActivities' },
    { how: 'rejected', code: 'AccessDenied', message: 'User is not authorized' },
  )
  expect((await deploy(program, simulator.options())).outcome).toBe('deployed')

  const refused = createSimulator()
  refused.inject(
    { operation: 'DescribeScalingActivities' },
    { how: 'rejected', code: 'AccessDenied', message: 'User is not authorized' },
  )
  refused.failLaunches(FULL)
  const [first] = await failed(refused)
  expect(first?.evidence.join()).toContain('allow autoscaling:DescribeScalingActivities')
})

it('what tasks failed for stands before what others wait for', () => {
  const told = { cause: '', evidence: [], fix: '', docs: '', mends: 'itself' } as const
  const launches = { found: [{ ...told, code: 'capacity.unavailable', weight: 'cause' }] } as const
  const killed = { ...told, code: 'container.exited', weight: 'symptom' } as const
  const short = { ...told, code: 'capacity.instances', weight: 'cause' } as const
  const codes = withLaunches([short, killed], launches).map(({ code }) => code)
  expect(codes).toEqual(['container.exited', 'capacity.unavailable'])
})

it('a launch that failed days ago is not why a service is not steady today', async () => {
  const simulator = createSimulator()
  const now = simulator.clock.now()
  const activity = { Description: `Launching a new EC2 instance.  Status Reason: ${FULL}`, StatusCode: 'Failed' }
  const told = async (hoursAgo: number) => {
    const aws = {
      ecs: async () => ({
        capacityProviders: [{ autoScalingGroupProvider: { autoScalingGroupArn: 'arn:autoScalingGroupName/arm' } }],
      }),
      autoScaling: async () => ({ Activities: [{ ...activity, StartTime: new Date(now - hoursAgo * 3_600_000) }] }),
    }
    const waits = {
      capacityProviderStrategy: [{ capacityProvider: 'arm' }],
      deployments: [{ status: 'PRIMARY', createdAt: new Date(0) }],
    }
    const access = { aws, clock: simulator.clock } as unknown as Parameters<typeof failedLaunches>[1]
    return (await failedLaunches({ service: waits, definition: undefined, program: true }, access)).found.length
  }
  expect([await told(1), await told(48)]).toEqual([1, 0])
})
