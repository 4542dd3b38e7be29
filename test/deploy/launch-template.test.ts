import { DescribeLaunchTemplateVersionsCommand, type ResponseLaunchTemplateData } from '@aws-sdk/client-ec2'
import { expect, it } from 'vitest'
import { capacityProvider, cluster, deploy, type InstancesOptions, network, type Stack, stack } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const vpc = network.default()

/** A cluster with instances, which nothing runs on. */
function program(options: Partial<InstancesOptions> = {}): Stack {
  const arm = capacityProvider('arm').instances({ types: ['c7g.large'], min: 1, max: 2, network: vpc, ...options })
  return stack('shop').add(cluster('prod').capacityProvider(arm))
}

/** The versions of the launch template of the stack, the oldest first. */
async function versionsIn(simulator: Simulator): Promise<ResponseLaunchTemplateData[]> {
  const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: 'shop-arm' })
  const { LaunchTemplateVersions = [] } = await simulator.clients.ec2.send(command)
  return LaunchTemplateVersions.map(({ LaunchTemplateData = {} }) => LaunchTemplateData)
}

it.each([
  ['al2023', 'echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config'],
  ['bottlerocket', 'cluster = "prod"'],
  ['windows-2022', `Initialize-ECSAgent -Cluster 'prod' -EnableTaskIAMRole`],
] as const)('an instance of %s joins its cluster, and a variable of the program keeps its name', async (image, joins) => {
  const simulator = createSimulator()
  const userData = 'CLUSTER_NAME=a\necho CLUSTER_NAME'
  await deploy(program({ types: ['m7i.large'], image, userData }), simulator.options())
  const [first] = await versionsIn(simulator)
  const text = Buffer.from(first?.UserData ?? '', 'base64').toString()
  expect(text).toContain(`\n${userData}\n`)
  expect(text).toContain(`\n${joins}`)
})
