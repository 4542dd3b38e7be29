import {
  CreateClusterCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  type ServiceConnectConfiguration,
  UpdateClusterCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { type Account, account } from './account.ts'

const served = (namespace: string, discoveryName = 'api'): ServiceConnectConfiguration => ({
  enabled: true,
  namespace,
  services: [{ portName: 'http', discoveryName, clientAliases: [{ port: 80 }] }],
})

async function prod(): Promise<Account> {
  const made = await account()
  made.simulator.namespace('shop')
  made.simulator.namespace('shop2')
  await register(made)
  return made
}

const register = (made: Account, appProtocol?: 'http' | 'http2') =>
  made.register({
    containerDefinitions: [
      {
        name: 'app',
        image: 'nginx:1',
        portMappings: [{ containerPort: 3000, name: 'http', ...(appProtocol && { appProtocol }) }],
      },
    ],
  })

it('a name is there once in a namespace, until its service is deleted', async () => {
  const made = await prod()
  await made.create({ serviceName: 'api', serviceConnectConfiguration: served('shop') })
  const again = { serviceName: 'other', serviceConnectConfiguration: served('shop') }
  await expect(made.create(again)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringMatching(
      /^SC service is already used by arn:aws:servicediscovery:us-east-1:123456789012:namespace\/ns-\w+$/,
    ),
  })
  await made.create({ serviceName: 'elsewhere', serviceConnectConfiguration: served('shop2') })
  await made.create({ serviceName: 'named', serviceConnectConfiguration: served('shop', 'other') })
  await made.create({ serviceName: 'client', serviceConnectConfiguration: { enabled: true, namespace: 'shop' } })
  await made.ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'api', force: true }))
  await made.simulator.advance(300_000)
  await expect(made.create(again)).resolves.toBeDefined()
})

it('what a served port speaks stays as it is; everything else may change', async () => {
  const made = await prod()
  await made.create({ serviceConnectConfiguration: served('shop') })
  const update = (taskDefinition: string, configuration = served('shop')) =>
    made.ecs.send(
      new UpdateServiceCommand({
        cluster: 'prod',
        service: 'web',
        taskDefinition,
        serviceConnectConfiguration: configuration,
      }),
    )
  const spoken = await register(made, 'http2')
  await expect(update(spoken)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(
      'The following config cannot be changed for a SC service. Previous config: ScServiceStableConfig(',
    ),
  })
  await expect(update(await register(made))).resolves.toBeDefined()
  await expect(update(spoken, served('shop', 'api2'))).resolves.toBeDefined()
})

it('a cluster has a namespace for services that name none', async () => {
  const made = await prod()
  const { cluster } = await made.ecs.send(
    new CreateClusterCommand({ clusterName: 'connected', serviceConnectDefaults: { namespace: 'shop' } }),
  )
  expect(cluster?.serviceConnectDefaults?.namespace).toMatch(/^arn:aws:servicediscovery:us-east-1:\d+:namespace\/ns-/)
  const { namespace: _, ...byDefault } = served('shop')
  await made.create({ cluster: 'connected', serviceConnectConfiguration: byDefault })
  await expect(made.create({ serviceConnectConfiguration: served('shop') })).rejects.toThrow(
    'SC service is already used',
  )
  await made.ecs.send(new UpdateClusterCommand({ cluster: 'connected', serviceConnectDefaults: { namespace: '' } }))
  const { clusters } = await made.ecs.send(new DescribeClustersCommand({ clusters: ['connected'] }))
  expect(clusters?.[0]?.serviceConnectDefaults).toBeUndefined()
})
