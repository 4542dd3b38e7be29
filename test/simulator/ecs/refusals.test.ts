import {
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  PutClusterCapacityProvidersCommand,
  type RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { account } from './account.ts'

const app: ContainerDefinition = { name: 'app', image: 'nginx:1' }
const role = 'arn:aws:iam::123456789012:role/execution'

describe('RegisterTaskDefinition', () => {
  const refused: [string, Partial<RegisterTaskDefinitionCommandInput>, string][] = [
    ['a CPU that Fargate does not have', { cpu: '300' }, "Invalid 'cpu' setting for task."],
    [
      'a pair that Fargate does not have',
      { cpu: '512', memory: '9216' },
      'No Fargate configuration exists for given values.',
    ],
    ['Fargate without memory', { memory: undefined }, "Fargate requires that 'memory' be defined at the task level."],
    ['Fargate without awsvpc', { networkMode: 'bridge' }, "Fargate only supports network mode 'awsvpc'."],
    ['no container', { containerDefinitions: [] }, 'Container list cannot be empty.'],
    [
      'eleven containers',
      { containerDefinitions: Array.from({ length: 11 }, (_, n) => ({ ...app, name: `c${n}` })) },
      'Too many containers.',
    ],
    [
      'a container without a name',
      { containerDefinitions: [{ image: 'a' }] },
      'Container.name should not be null or empty.',
    ],
    [
      'a container without an image',
      { containerDefinitions: [{ name: 'a' }] },
      'Container.image should not be null or empty.',
    ],
    ['two containers of one name', { containerDefinitions: [app, app] }, 'names must be unique'],
    ['no essential container', { containerDefinitions: [{ ...app, essential: false }] }, 'must be essential'],
    [
      'a port used twice in the task',
      {
        containerDefinitions: [
          { ...app, portMappings: [{ containerPort: 80 }] },
          { ...app, name: 'b', portMappings: [{ containerPort: 80 }] },
        ],
      },
      "TCP host port '80' is mapped multiple times in task.",
    ],
    [
      'a host port that differs under awsvpc',
      { containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80, hostPort: 8080 }] }] },
      'the host ports and container ports in port mappings must match',
    ],
    [
      'secrets without an execution role',
      { containerDefinitions: [{ ...app, secrets: [{ name: 'A', valueFrom: 'arn' }] }] },
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
    [
      'awslogs without an execution role',
      { containerDefinitions: [{ ...app, logConfiguration: { logDriver: 'awslogs', options: {} } }] },
      'execution role ARN to support log driver awslogs.',
    ],
    [
      'an ECR image without an execution role',
      { containerDefinitions: [{ ...app, image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1' }] },
      'execution role ARN to support ECR images.',
    ],
    [
      'a secret named twice',
      {
        executionRoleArn: role,
        containerDefinitions: [
          {
            ...app,
            secrets: [
              { name: 'A', valueFrom: 'x' },
              { name: 'A', valueFrom: 'y' },
            ],
          },
        ],
      },
      'Duplicate secret names found: A. Each secret name must be unique.',
    ],
    [
      'a secret named like a variable',
      {
        executionRoleArn: role,
        containerDefinitions: [
          { ...app, environment: [{ name: 'A', value: '1' }], secrets: [{ name: 'A', valueFrom: 'x' }] },
        ],
      },
      "such as 'A'",
    ],
    [
      'waiting for the success of an essential container',
      {
        containerDefinitions: [app, { ...app, name: 'b', dependsOn: [{ containerName: 'app', condition: 'SUCCESS' }] }],
      },
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    ],
    [
      'containers that wait for each other',
      {
        containerDefinitions: [
          { ...app, dependsOn: [{ containerName: 'b', condition: 'START' }] },
          { ...app, name: 'b', dependsOn: [{ containerName: 'app', condition: 'START' }] },
        ],
      },
      'circular',
    ],
  ]

  it.each(refused)('refuses %s', async (_, changes, message) => {
    const prod = await account()
    await expect(prod.register(changes)).rejects.toMatchObject({
      name: 'ClientException',
      message: expect.stringContaining(message),
    })
  })

  it('makes a new revision every time and fills in the defaults of AWS', async () => {
    const prod = await account()
    const arn = await prod.register({
      containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80 }], healthCheck: { command: ['CMD', 'x'] } }],
    })
    expect(arn).toMatch(/task-definition\/web:2$/)
    const { taskDefinition } = await prod.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web' }))
    expect(taskDefinition?.containerDefinitions?.[0]).toMatchObject({
      cpu: 0,
      essential: true,
      environment: [],
      mountPoints: [],
      portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }],
      healthCheck: { interval: 30, timeout: 5, retries: 3 },
    })
  })
})

describe('CreateService', () => {
  const refused: [string, object, string, string][] = [
    [
      'awsvpc without a network',
      { networkConfiguration: undefined },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'an unknown subnet',
      { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-9'] } } },
      'InvalidParameterException',
      "The subnet ID 'subnet-9' does not exist",
    ],
    ['an unknown definition', { taskDefinition: 'other' }, 'ClientException', 'TaskDefinition not found.'],
    ['an unknown cluster', { cluster: 'other' }, 'ClusterNotFoundException', 'Cluster not found.'],
    [
      'a provider that is not attached',
      { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
      'InvalidParameterException',
      'not associated with the cluster',
    ],
    [
      'launch type and strategy together',
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
      'InvalidParameterException',
      'both a launch type and capacity provider strategy',
    ],
    [
      'a container that does not exist',
      { loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'ap', containerPort: 3000 }] },
      'InvalidParameterException',
      'The container ap does not exist in the task definition.',
    ],
    [
      'a port that is not declared',
      { loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'app', containerPort: 3001 }] },
      'InvalidParameterException',
      'did not have a container port 3001 defined',
    ],
  ]

  it.each(refused)('refuses %s', async (_, changes, name, message) => {
    const prod = await account()
    await expect(prod.create(changes)).rejects.toMatchObject({ name, message: expect.stringContaining(message) })
  })

  it('answers a repetition with the same token, and refuses other settings', async () => {
    const prod = await account()
    const first = await prod.create({ clientToken: 'a' })
    expect((await prod.create({ clientToken: 'a' })).deployments?.[0]?.id).toBe(first.deployments?.[0]?.id)
    await expect(prod.create({ clientToken: 'a', desiredCount: 5 })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Creation of service was not idempotent.',
    })
  })

  it('refuses an inactive revision', async () => {
    const prod = await account()
    await prod.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }))
    await expect(prod.create({ taskDefinition: 'web:1' })).rejects.toMatchObject({
      name: 'ClientException',
      message: 'TaskDefinition is inactive',
    })
  })
})

describe('UpdateService', () => {
  it('keeps what is not given, and removes the circuit breaker only when it is sent empty', async () => {
    const { create, ecs } = await account()
    const enable = { deploymentCircuitBreaker: { enable: true, rollback: true } }
    await create({ deploymentConfiguration: enable })
    const update = async (changes: object) =>
      (await ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', ...changes }))).service
    expect((await update({ desiredCount: 1 }))?.deploymentConfiguration).toMatchObject(enable)
    expect((await update({ deploymentConfiguration: {} }))?.deploymentConfiguration).toMatchObject({
      deploymentCircuitBreaker: { enable: false, rollback: false },
    })
  })

  const starts: [string, object, boolean][] = [
    ['desiredCount', { desiredCount: 3 }, false],
    ['propagateTags', { propagateTags: 'SERVICE' }, false],
    ['enableECSManagedTags', { enableECSManagedTags: true }, false],
    ['an unchanged task definition', { taskDefinition: 'web:1' }, false],
    ['what the service already is, said explicitly', { loadBalancers: [], platformVersion: 'LATEST' }, false],
    ['forceNewDeployment', { forceNewDeployment: true }, true],
    ['platformVersion', { platformVersion: '1.4.0' }, true],
  ]

  it.each(starts)('with %s starts a deployment: see the table', async (_, changes, deploys) => {
    const { create, ecs } = await account()
    const made = await create()
    const { service } = await ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', ...changes }))
    expect(service?.deployments?.[0]?.id !== made.deployments?.[0]?.id).toBe(deploys)
  })

  it('refuses a service that drains', async () => {
    const { create, ecs } = await account()
    await create()
    await ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web', force: true }))
    await expect(
      ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', desiredCount: 1 })),
    ).rejects.toMatchObject({ name: 'ServiceNotActiveException' })
  })
})

describe('other ECS operations', () => {
  it('CreateCluster answers with the cluster that exists', async () => {
    const { ecs } = await account()
    const { cluster } = await ecs.send(
      new CreateClusterCommand({ clusterName: 'prod', tags: [{ key: 'a', value: 'b' }] }),
    )
    expect(cluster).toMatchObject({ capacityProviders: ['FARGATE'], tags: [] })
  })

  it('DeleteCluster refuses while services are active, then leaves an INACTIVE cluster', async () => {
    const { create, ecs, simulator } = await account()
    await create({ desiredCount: 0 })
    const remove = () => ecs.send(new DeleteClusterCommand({ cluster: 'prod' }))
    await expect(remove()).rejects.toMatchObject({ name: 'ClusterContainsServicesException' })
    await ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web' }))
    await simulator.advance(10_000)
    await remove()
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['prod', 'other'] }))
    expect(clusters).toMatchObject([{ status: 'INACTIVE' }])
  })

  it('DescribeServices takes ten names at most and names what is missing', async () => {
    const { ecs } = await account()
    const describeAll = (count: number) =>
      ecs.send(
        new DescribeServicesCommand({ cluster: 'prod', services: Array.from({ length: count }, (_, n) => `s${n}`) }),
      )
    await expect(describeAll(11)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    expect((await describeAll(1)).failures).toMatchObject([{ reason: 'MISSING' }])
  })

  it('DeleteService refuses a service that still wants tasks', async () => {
    const { create, ecs } = await account()
    await create()
    await expect(ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web' }))).rejects.toMatchObject({
      message: 'The service cannot be stopped while it is scaled above 0.',
    })
  })

  it('PutClusterCapacityProviders keeps a provider that a service uses', async () => {
    const { create, ecs } = await account()
    await create({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] })
    await expect(
      ecs.send(
        new PutClusterCapacityProvidersCommand({
          cluster: 'prod',
          capacityProviders: [],
          defaultCapacityProviderStrategy: [],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceInUseException' })
  })

  it('describing an unknown definition is a client error', async () => {
    const { ecs } = await account()
    await expect(ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'nope' }))).rejects.toMatchObject({
      name: 'ClientException',
      message: 'Unable to describe task definition.',
    })
  })

  it.each([
    ['web', 'Revision is missing.'],
    ['web:last', 'Invalid revision number. Number: last'],
    ['web:9', 'Unable to describe task definition.'],
  ])('deregistering %s is a client error', async (taskDefinition, message) => {
    const { ecs } = await account()
    await expect(ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }))).rejects.toMatchObject({
      name: 'ClientException',
      message,
    })
  })

  it('definitions that cannot be deleted are told as they were named', async () => {
    const { ecs } = await account()
    const taskDefinitions = ['web', 'web:9', 'web:1']
    expect((await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions }))).failures).toMatchObject([
      {
        arn: expect.stringMatching(/task-definition\/web:1$/),
        reason: expect.stringContaining('still in ACTIVE status'),
      },
      { arn: 'web:9', reason: expect.stringContaining('Specify a valid account, family, revision') },
      { arn: expect.stringMatching(/task-definition\/web:1$/) },
    ])
  })

  it('no container instance is none to describe', async () => {
    const { ecs } = await account()
    await expect(
      ecs.send(new DescribeContainerInstancesCommand({ cluster: 'prod', containerInstances: [] })),
    ).rejects.toMatchObject({ message: 'Container Instances cannot be empty.' })
  })

  it('a service of an external controller needs no definition, any other does', async () => {
    const { ecs } = await account()
    const service = { cluster: 'prod', serviceName: 'x', desiredCount: 2 }
    await expect(ecs.send(new CreateServiceCommand(service))).rejects.toMatchObject({
      message: 'TaskDefinition cannot be blank',
    })
    const made = await ecs.send(new CreateServiceCommand({ ...service, deploymentController: { type: 'EXTERNAL' } }))
    expect(made.service).toMatchObject({ status: 'ACTIVE', deployments: [], runningCount: 0 })
    expect(made.service?.taskDefinition).toBeUndefined()
  })

  it('a request without a name is refused before anything happens', async () => {
    const { ecs, simulator } = await account()
    await expect(ecs.send(new CreateServiceCommand({ serviceName: undefined }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    expect(simulator.calls.at(-1)).toMatchObject({
      operation: 'CreateService',
      outcome: 'InvalidParameterException',
      mutating: true,
    })
  })
})
