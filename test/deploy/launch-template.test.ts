import {
  DescribeAutoScalingGroupsCommand,
  type DescribeAutoScalingGroupsCommandOutput,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling'
import {
  CreateLaunchTemplateCommand,
  type CreateLaunchTemplateCommandOutput,
  DeleteLaunchTemplateCommand,
  DescribeLaunchTemplateVersionsCommand,
  type DescribeLaunchTemplateVersionsCommandOutput,
  type ResponseLaunchTemplateData,
} from '@aws-sdk/client-ec2'
import { expect, it } from 'vitest'
import { outdatedIn } from '../../src/deploy/resources/auto-scaling-group/outdated-instances.ts'
import {
  capacityProvider,
  cluster,
  deploy,
  destroy,
  type InstancesOptions,
  network,
  plan,
  type Stack,
  stack,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { settles } from './settles.ts'

const vpc = network.default()

/** A cluster with instances, which nothing runs on. */
function program(options: Partial<InstancesOptions> = {}): Stack {
  const arm = capacityProvider('arm').instances({ types: ['c7g.large'], min: 1, max: 2, network: vpc, ...options })
  return stack('shop').add(cluster('prod').capacityProvider(arm))
}

/** The versions of a launch template, the oldest first. */
async function versionsIn(
  simulator: Simulator,
  LaunchTemplateName = 'shop-arm',
): Promise<ResponseLaunchTemplateData[]> {
  const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName })
  const { LaunchTemplateVersions = [] } = (await simulator.clients.ec2.send(
    command,
  )) as DescribeLaunchTemplateVersionsCommandOutput
  return LaunchTemplateVersions.map(({ LaunchTemplateData = {} }) => LaunchTemplateData)
}

it.each([
  ['al2023', 'echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config'],
  ['bottlerocket', 'cluster = "prod"'],
  ['windows-2022', `Initialize-ECSAgent -Cluster 'prod' -EnableTaskIAMRole`],
] as const)(
  'an instance of %s joins its cluster, and a variable of the program keeps its name',
  async (image, joins) => {
    const simulator = createSimulator()
    const userData = 'CLUSTER_NAME=a\necho CLUSTER_NAME'
    await deploy(program({ types: ['m7i.large'], image, userData }), simulator.options())
    const [first] = await versionsIn(simulator)
    const text = Buffer.from(first?.UserData ?? '', 'base64').toString()
    expect(text).toContain(`\n${userData}\n`)
    expect(text).toContain(`\n${joins}`)
  },
)

/** Somebody gives the group another launch template, or another version. */
const use = (simulator: Simulator, LaunchTemplateId: string | undefined, Version = '1') =>
  simulator.clients.autoScaling.send(
    new UpdateAutoScalingGroupCommand({
      AutoScalingGroupName: 'shop-arm',
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateId, Version },
          Overrides: [{ InstanceType: 'c7g.large' }],
        },
      },
    }),
  )

/** The id of the launch template that the group uses. */
async function usedBy(simulator: Simulator): Promise<string | undefined> {
  const { AutoScalingGroups: [group] = [] } = (await simulator.clients.autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ['shop-arm'] }),
  )) as DescribeAutoScalingGroupsCommandOutput
  return group?.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification?.LaunchTemplateId
}

it('a launch template that somebody gave the group is neither changed nor deleted', async () => {
  const simulator = createSimulator()
  const options = { ...simulator.options(), prune: true }
  await deploy(program(), options)
  const ours = await usedBy(simulator)
  const { LaunchTemplate: theirs } = (await simulator.clients.ec2.send(
    new CreateLaunchTemplateCommand({ LaunchTemplateName: 'theirs', LaunchTemplateData: { ImageId: 'ami-1' } }),
  )) as CreateLaunchTemplateCommandOutput
  await use(simulator, theirs?.LaunchTemplateId)
  const { steps, orphans } = await plan(program(), options)
  expect(steps.filter(({ action }) => action !== 'keep' && action !== 'use').map(({ resource }) => resource)).toEqual([
    'auto scaling group arm',
  ])
  expect(orphans).toEqual([])
  await deploy(program(), options)
  expect(await usedBy(simulator)).toBe(ours)
  expect((await plan(program(), options)).isEmpty).toBe(true)

  await use(simulator, theirs?.LaunchTemplateId)
  await destroy(program(), { ...options, deleteData: true })
  expect(await versionsIn(simulator, 'theirs')).toHaveLength(1)
  expect(simulator.resources()).toHaveLength(1)
})

it('a launch template that somebody deleted is made again', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  const before = await usedBy(simulator)
  await simulator.clients.ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateName: 'shop-arm' }))
  await deploy(program(), options)
  expect(await usedBy(simulator)).not.toBe(before)
  expect((await plan(program(), options)).isEmpty).toBe(true)
  await destroy(program(), { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

it('instances of a group that somebody set to $Latest are those of the newest version, and nothing replaces them', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  await deploy(program({ userData: 'echo 2' }), options)
  for (const version of ['$Latest', '$Default']) {
    await use(simulator, await usedBy(simulator), version)
    const { steps } = await plan(program({ userData: 'echo 2' }), options)
    const changing = steps.filter(({ action }) => action === 'update').map(({ resource }) => resource)
    expect(changing).toEqual(version === '$Latest' ? [] : ['auto scaling group arm'])
  }
})

it('instances may do more than join, and stand in a placement group, which others have made', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const SSM = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'
  const wanted = { placementGroup: 'near', role: { managedPolicyArns: [SSM] } }
  await deploy(program(wanted), options)
  expect((await plan(program(wanted), options)).isEmpty).toBe(true)
  const attached = simulator.calls.filter(({ operation }) => operation === 'AttachRolePolicy').map(({ input }) => input)
  expect(attached).toContainEqual({ RoleName: 'shop-arm-instances-us-east-1', PolicyArn: SSM })
  const { steps } = await plan(program({ role: wanted.role }), options)
  const group = steps.find(({ resource }) => resource === 'auto scaling group arm')
  expect(group?.changes.map(({ path }) => path)).toEqual(['template.placementGroup'])
})

it('instances may do what no managed policy says', async () => {
  const simulator = createSimulator()
  const zone = 'arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ'
  const role = { allow: [{ actions: ['route53:ChangeResourceRecordSets'], resources: [zone] }] }
  await settles(program({ role }), simulator)
  const put = simulator.calls.filter(({ operation }) => operation === 'PutRolePolicy').map(({ input }) => input)
  expect(put).toContainEqual(
    expect.objectContaining({
      RoleName: 'shop-arm-instances-us-east-1',
      PolicyDocument: expect.stringMatching(/route53:ChangeResourceRecordSets.*Z0123456789ABCDEFGHIJ/),
    }),
  )
  await settles(program({}), simulator)
})

it('an instance that somebody set aside is no difference', () => {
  const LaunchTemplateSpecification = { LaunchTemplateId: 'lt-1', Version: '2' }
  const older = (LifecycleState: string) => ({
    InstanceId: 'i-1',
    LifecycleState: LifecycleState as 'InService',
    LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
  })
  const outdated = (LifecycleState: string) =>
    outdatedIn({
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification } },
      Instances: [older(LifecycleState)] as never,
    } as never)
  expect(['InService', 'Standby', 'EnteringStandby', 'Detaching'].map(state => outdated(state).length)).toEqual([
    1, 0, 0, 0,
  ])
})

it('old instances go when new ones have had time to join their cluster', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  await simulator.clock.sleep(300_000)
  const since = simulator.clock.now()
  await deploy(program({ image: 'bottlerocket-arm64' }), options)
  const { input } = simulator.calls.find(({ operation }) => operation === 'StartInstanceRefresh') ?? {}
  expect(input).toMatchObject({ Preferences: { InstanceWarmup: 120 } })
  expect(simulator.clock.now() - since).toBeGreaterThan(120_000)
})

it.each([
  ['has', network('shop'), true],
  ['has no', network('shop', { nat: 'one' }), undefined],
] as const)('an instance %s public address where tasks of its network are so', async (_has, made, address) => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program({ network: made }), options)
  const [first] = await versionsIn(simulator)
  expect(first?.NetworkInterfaces?.[0]?.AssociatePublicIpAddress).toBe(address)
  expect(first?.NetworkInterfaces?.[0]?.Groups ?? first?.SecurityGroupIds).toHaveLength(1)
  expect((await plan(program({ network: made }), options)).isEmpty).toBe(true)
})
