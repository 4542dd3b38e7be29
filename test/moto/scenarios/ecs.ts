import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { ecsTags, network, type Scenario, TASK } from './scenario.ts'

export const ecsScenarios: Readonly<Record<string, Scenario>> = {
  async 'ecs cluster'({ ecs }, ask) {
    await ask('describe missing', ecs.send(new DescribeClustersCommand({ clusters: ['prod'] })))
    await ask('delete missing', ecs.send(new DeleteClusterCommand({ cluster: 'prod' })))
    await ask('create', ecs.send(new CreateClusterCommand({ clusterName: 'prod', tags: ecsTags })))
    await ask('describe', ecs.send(new DescribeClustersCommand({ clusters: ['prod'], include: ['TAGS', 'SETTINGS'] })))
    await ask('delete', ecs.send(new DeleteClusterCommand({ cluster: 'prod' })))
    await ask('describe deleted', ecs.send(new DescribeClustersCommand({ clusters: ['prod'] })))
  },

  async 'ecs task definition'({ ecs }, ask) {
    const describe = () => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web', include: ['TAGS'] }))
    await ask('describe missing', describe())
    await ask('register', ecs.send(new RegisterTaskDefinitionCommand(structuredClone(TASK) as never)))
    await ask('describe', describe())
    await ask('register again', ecs.send(new RegisterTaskDefinitionCommand(structuredClone(TASK) as never)))
    await ask('deregister', ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' })))
    await ask('deregister missing', ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:7' })))
  },

  async 'ecs service'(api, ask) {
    const { ecs } = api
    const { subnets } = await network(api)
    const describe = () =>
      ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['web'], include: ['TAGS'] }))
    await ask('describe without cluster', describe())
    await ecs.send(new CreateClusterCommand({ clusterName: 'prod' }))
    await ecs.send(new RegisterTaskDefinitionCommand(structuredClone(TASK) as never))
    await ask('describe missing', describe())
    await ask(
      'update missing',
      ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', desiredCount: 1 })),
    )
    await ask('delete missing', ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web' })))
    const networkConfiguration = { awsvpcConfiguration: { subnets, securityGroups: [] } }
    const wanted = {
      cluster: 'prod',
      serviceName: 'web',
      launchType: 'FARGATE',
      desiredCount: 1,
      tags: ecsTags,
    } as const
    await ask(
      'create with a missing definition',
      ecs.send(
        new CreateServiceCommand({ ...wanted, tags: [...ecsTags], taskDefinition: 'api', networkConfiguration }),
      ),
    )
    await ask(
      'create',
      ecs.send(
        new CreateServiceCommand({ ...wanted, tags: [...ecsTags], taskDefinition: 'web', networkConfiguration }),
      ),
    )
    await ask('describe', describe())
    await ask('update', ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', desiredCount: 2 })))
    await ask('delete while it runs', ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web' })))
    await ask('delete', ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web', force: true })))
  },
}
