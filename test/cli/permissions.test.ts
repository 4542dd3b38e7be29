import { type DeploymentConfiguration, type DeploymentLifecycleHook, UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { iamAction } from '../../src/aws/iam-action.ts'
import { cluster, deploy, network, service, stack, taskDefinition } from '../../src/index.ts'
import { type Simulator, serve } from '../../src/simulator/index.ts'
import { foreignThatLogs } from '../release/foreign.ts'
import { blueGreen } from '../simulator/ecs/blue-green.ts'
import { textOf } from '../source-files.ts'
import { ran } from './support.ts'

const actionsIn = (text: string): string[] =>
  [...text.matchAll(/[`"]([a-z-]+:[A-Z]\w+)[`"]/g)].map(([, name = '']) => name)

const sectionOf = (page: string): string => textOf(`docs/${page}`).split('## Permissions\n')[1]?.split('\n## ')[0] ?? ''

/** What the page of the commands says that one needs, in its words, the policies and the pages that it names. */
function allowedFor(command: string): string[] {
  const row = sectionOf('commands.md')
    .split('\n')
    .find(line => line.split(' | ', 1).join('').includes(`\`${command}\``))
  const linked = [...(row ?? '').matchAll(/\((\S+?\.(?:json|md))(#permissions)?\)/g)].map(([, page = '', section]) =>
    section ? sectionOf(page) : page.endsWith('.json') ? textOf(`docs/${page}`) : '',
  )
  return [row ?? '', ...linked].flatMap(actionsIn)
}

/** What a command called that its page does not name. */
async function unnamed(
  [command = '', ...words]: readonly string[],
  { simulator, ...more }: Parameters<typeof ran>[1] & { readonly simulator: Simulator },
): Promise<string[]> {
  const before = simulator.calls.length
  await ran([command, ...words], more)
  const made = new Set(simulator.calls.slice(before).map(iamAction))
  const allowed = ['sts:GetCallerIdentity', ...allowedFor(command)]
  expect(made.size, command).toBeGreaterThan(1)
  return [...made].filter(action => !allowed.includes(action)).map(action => `${command}: ${action}`)
}

test('each command makes no call but those that its page names the rights for', async () => {
  const { simulator, options, aws } = await foreignThatLogs()
  await simulator.advance(1_800_000)
  const target = { cluster: 'prod', service: 'web' }
  const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } }
  await aws.ecs('UpdateService', { ...target, deploymentConfiguration })
  const { taskArns: [task = ''] = [] } = await aws.ecs('ListTasks', { cluster: 'prod' })
  simulator.fail({ image: 'shop/web:9' }, { how: 'exits', exitCode: 1 })
  const connection = { clients: options.clients, clock: options.clock, region: 'us-east-1' }
  const refused: string[] = []
  for (const words of [
    ['status', 'prod'],
    ['logs', 'prod/web', '--previous'],
    ['restart', 'prod/web'],
    ['scale', 'prod/web', '3'],
    ['stop', 'prod', task],
    ['run', 'prod/web', '--', 'true'],
    ['release', 'prod/web', '--image', 'shop/web:9'],
    ['status', 'prod/web'],
    ['diagnose', 'prod/web'],
  ]) {
    refused.push(...(await unnamed(words, { simulator, connection })))
  }
  expect(refused).toEqual([])
})

test('exec and forward, also where the task may not be entered, and into a cluster with a key', async () => {
  const served = await serve()
  const simulator = served.simulator()
  const { clients, clock } = simulator.options()
  const options = { clients, clock, region: 'us-east-1' }
  const sealed = cluster('sealed').raw({
    configuration: { executeCommandConfiguration: { kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1f2e' } },
  })
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const open = web.allowExecuteCommand().container('app', c => c.image('a:1'))
  const shut = web
    .taskRole({ allow: [{ actions: ['s3:ListAllMyBuckets'], resources: ['*'] }] })
    .container('app', c => c.image('a:1'))
  const site = (name: string, inside: typeof sealed, definition: typeof shut) =>
    service(name).cluster(inside).taskDefinition(definition).network(network.default()).executeCommand()
  await deploy(stack('shop').add(site('web', cluster('prod'), open), site('secret', sealed, open)), options)
  await deploy(stack('other').add(site('shut', cluster('theirs'), shut)), options)
  const more = { simulator, connection: options }
  const refused = [
    ...(await unnamed(['exec', 'prod/web', '--', 'true'], more)),
    ...(await unnamed(['exec', 'sealed/secret', '--', 'true'], more)),
    ...(await unnamed(['exec', 'theirs/shut', '--', 'true'], more)),
    ...(await unnamed(['forward', 'prod/web', '80', '--local', '0'], { ...more, signal: AbortSignal.timeout(1_000) })),
  ]
  await served.close()
  expect(refused).toEqual([])
})

test.each(['approve', 'reject'])('%s', async command => {
  const { simulator, ecs, update, until } = await blueGreen({ strategy: 'BLUE_GREEN' })
  const lifecycleHooks: DeploymentLifecycleHook[] = [
    { targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] },
  ]
  const deploymentConfiguration: DeploymentConfiguration = { strategy: 'BLUE_GREEN', lifecycleHooks }
  await ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', deploymentConfiguration }))
  await update('nginx:2')
  await until(({ lifecycleHookDetails = [] }) =>
    lifecycleHookDetails.some(({ status }) => status === 'AWAITING_ACTION'),
  )
  const { clients, clock } = simulator.options()
  const connection = { clients, clock, region: 'us-east-1' }
  expect(await unnamed([command, 'prod/web'], { simulator, connection })).toEqual([])
  expect(simulator.calls.at(-1)?.operation).toBe('ContinueServiceDeployment')
})
