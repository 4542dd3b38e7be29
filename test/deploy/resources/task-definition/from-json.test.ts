import { expect, it } from 'vitest'
import { cluster, deploy, network, service, stack, taskDefinitionFromJson } from '../../../../src/index.ts'
import { createSimulator } from '../../../../src/simulator/index.ts'
import { pathsOf } from '../../../validators/api-requests.ts'
import { COMPLETE } from '../../../validators/complete-requests.ts'

const definitions = COMPLETE.RegisterTaskDefinition ?? []

/** What is as AWS has it where nothing is said, so that saying it is left to AWS; and what the record of calls hides. */
const UNSAID = [
  'volumes.efsVolumeConfiguration.rootDirectory',
  'volumes.s3filesVolumeConfiguration.rootDirectory',
  'containerDefinitions.versionConsistency',
  'containerDefinitions.portMappings.hostPort',
  'containerDefinitions.mountPoints.readOnly',
  'containerDefinitions.disableNetworking',
  'containerDefinitions.repositoryCredentials.credentialsParameter',
  'containerDefinitions.environment.name',
  'containerDefinitions.environment.value',
]

it.each(definitions.map(each => [String(each.family), each] as const))(
  'every member of the definition %s is sent',
  async (_family, { inferenceAccelerators: _, ...json }) => {
    const simulator = createSimulator()
    const run = service('run').cluster(cluster('prod')).taskDefinition(taskDefinitionFromJson(json)).desiredCount(0)
    const site = json.networkMode === 'awsvpc' ? run.network(network.default()) : run
    await deploy(stack('shop').add(site), simulator.options())
    const input = simulator.calls.find(({ operation }) => operation === 'RegisterTaskDefinition')?.input
    const sent = new Set(pathsOf(input))
    expect(pathsOf(json).filter(path => !sent.has(path) && !UNSAID.includes(path))).toEqual([])
  },
)

it('what nothing sends is an error', () => {
  const [definition] = definitions.filter(each => each.inferenceAccelerators)
  expect(taskDefinitionFromJson(definition).issues()).toMatchObject([
    { code: 'API-MEM-01', severity: 'error', path: ['task-definition', 'win', 'inferenceAccelerators'] },
  ])
})
