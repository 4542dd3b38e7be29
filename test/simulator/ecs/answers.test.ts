import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  PutLifecyclePolicyCommand,
} from '@aws-sdk/client-ecr'
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { describe, expect, it } from 'vitest'
import { account } from './account.ts'
import { blueGreen } from './blue-green.ts'

describe('a service is answered as AWS does', () => {
  it('with the words of its own for placement, and secretOptions that nobody gave', async () => {
    const web = await account()
    await web.register({ family: 'host', requiresCompatibilities: ['EC2'], networkMode: 'bridge', cpu: undefined })
    const made = await web.create({
      ...{ taskDefinition: 'host', launchType: 'EC2', networkConfiguration: undefined },
      placementStrategy: [
        { type: 'binpack', field: 'memory' },
        { type: 'binpack', field: 'cpu' },
        { type: 'spread', field: 'host' },
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'random' },
      ],
      serviceConnectConfiguration: { enabled: false, logConfiguration: { logDriver: 'awslogs', options: {} } },
    })
    expect(made.placementStrategy).toEqual([
      { type: 'binpack', field: 'MEMORY' },
      { type: 'binpack', field: 'CPU' },
      { type: 'spread', field: 'instanceId' },
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'random' },
    ])
    expect(made.deployments?.[0]?.serviceConnectConfiguration?.logConfiguration).toMatchObject({ secretOptions: [] })
  })

  it('with the role that it was made with, by its ARN', async () => {
    const web = await account()
    await web.register({ family: 'host', requiresCompatibilities: ['EC2'], networkMode: 'bridge', cpu: undefined })
    const host = { taskDefinition: 'host', launchType: 'EC2', networkConfiguration: undefined } as const
    expect(await web.create({ ...host, serviceName: 'own', role: 'balancer' })).toMatchObject({
      roleArn: 'arn:aws:iam::123456789012:role/balancer',
    })
    expect((await web.create(host)).roleArn).toMatch(
      /:role\/aws-service-role\/ecs.amazonaws.com\/AWSServiceRoleForECS$/,
    )
  })

  it('with a new deployment that asks for no task yet', async () => {
    const web = await account()
    const none = { deployments: [{ desiredCount: 0 }], currentServiceRevisions: [{ requestedTaskCount: 0 }] }
    expect(await web.create()).toMatchObject({ desiredCount: 2, resourceManagementType: 'CUSTOMER', ...none })
    expect(await web.steady()).toMatchObject({ deployments: [{ desiredCount: 2 }] })
    const { service } = await web.ecs.send(
      new UpdateServiceCommand({ cluster: 'prod', service: 'web', forceNewDeployment: true }),
    )
    expect(service?.deployments?.map(({ desiredCount }) => desiredCount)).toEqual([0, 0])
  })

  it('with events that count the targets of several tasks, and name a task set where they drain', async () => {
    const web = await blueGreen({ strategy: 'ROLLING' })
    await web.update('nginx:2')
    await web.steady()
    const said = (await web.service()).events?.map(({ message }) => message)
    expect(said).toContainEqual(expect.stringMatching(/^\(service web\) registered 2 targets in \(target-group arn:/))
    expect(said).toContainEqual(
      expect.stringMatching(/^\(service web, taskSet ecs-svc\/\d+\) has begun draining connections on \d tasks\.$/),
    )
  })
})

describe('a task is answered as AWS does', () => {
  it('with the members that were recorded', async () => {
    const web = await account()
    await web.create({
      enableECSManagedTags: true,
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
    })
    await web.steady()
    const { taskArns = [] } = await web.ecs.send(new ListTasksCommand({ cluster: 'prod' }))
    const { tasks = [] } = await web.ecs.send(
      new DescribeTasksCommand({ cluster: 'prod', tasks: taskArns, include: ['TAGS'] }),
    )
    expect(tasks[0]).toMatchObject({
      availabilityZone: expect.stringMatching(/^us-east-1[abc]$/),
      attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
      capacityProviderName: 'FARGATE',
      connectivity: 'CONNECTED',
      overrides: { containerOverrides: [{ name: 'app' }], inferenceAcceleratorOverrides: [] },
      platformVersion: '1.4.0',
      pullStartedAt: expect.any(Date),
      version: expect.any(Number),
      tags: [
        { key: 'aws:ecs:clusterName', value: 'prod' },
        { key: 'aws:ecs:serviceName', value: 'web' },
      ],
    })
    const details = tasks[0]?.attachments?.[0]?.details?.map(({ name }) => name)
    expect(details).toEqual(['subnetId', 'networkInterfaceId', 'macAddress', 'privateIPv4Address'])
  })

  it('with a host port of its own, where its host port is 0', async () => {
    const web = await account()
    await web.register({ family: 'host', requiresCompatibilities: ['EC2'], networkMode: 'bridge', cpu: undefined })
    web.simulator.containerInstance({ cluster: 'prod', cpu: 2048, memoryMiB: 4000 })
    await web.create({ taskDefinition: 'host', launchType: 'EC2', networkConfiguration: undefined })
    await web.steady()
    const ports = (await web.tasks()).flatMap(({ containers }) =>
      containers?.flatMap(({ networkBindings = [] }) => networkBindings.map(({ hostPort }) => hostPort)),
    )
    expect(ports).toEqual([32_768, 32_769])
  })
})

describe('a deployment', () => {
  it('that shifts traffic starts its tasks beside more old ones', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 })
    await web.simulator.scale({ cluster: 'prod', service: 'web' }, 6)
    await web.steady()
    const taskDefinition = await web.register({
      containerDefinitions: [{ name: 'app', image: 'nginx:2', portMappings: [{ containerPort: 3000 }] }],
    })
    await web.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', taskDefinition, desiredCount: 2 }))
    expect(await web.steady()).toMatchObject({ runningCount: 2 })
  })

  it('says that its percents let nothing start or stop', async () => {
    const web = await account()
    await web.create({ desiredCount: 1, deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 150 } })
    await web.steady()
    await web.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', forceNewDeployment: true }))
    await web.simulator.advance(300_000)
    const said = (await web.service()).events?.filter(({ message }) =>
      message?.includes('unable to stop or start tasks'),
    )
    expect(said).toHaveLength(1)
  })
})

describe('AWS refuses', () => {
  const exec = 'Specify a valid task role in your task definition and try again.'

  it('ECS Exec without a task role', async () => {
    const web = await account()
    await expect(web.create({ enableExecuteCommand: true })).rejects.toThrow(
      `The service couldn't be created because a valid taskRoleArn is not being used. ${exec}`,
    )
    await web.create()
    await expect(
      web.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', enableExecuteCommand: true })),
    ).rejects.toThrow(`The service couldn't be updated because a valid taskRoleArn is not being used. ${exec}`)
  })

  it('the process namespace of the host on Fargate, and a value that container insights do not have', async () => {
    const web = await account()
    await expect(web.register({ pidMode: 'host' })).rejects.toMatchObject({ name: 'ClientException' })
    await expect(
      web.ecs.send(new CreateClusterCommand({ settings: [{ name: 'containerInsights', value: 'bogus' }] })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('AWS takes', () => {
  it('the short name of a task role', async () => {
    const { simulator, ecs } = await account()
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
    })
    await new IAMClient(simulator.clientConfig('iam')).send(
      new CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument }),
    )
    const register = (taskRoleArn: string) =>
      ecs.send(
        new RegisterTaskDefinitionCommand({
          family: 'role',
          taskRoleArn,
          containerDefinitions: [{ name: 'app', image: 'nginx:1', memory: 128 }],
        }),
      )
    expect((await register('app')).taskDefinition?.taskRoleArn).toMatch(/^arn:aws:iam::\d{12}:role\/app$/)
    await expect(register('nobody')).rejects.toThrow('Role is not valid')
  })
})

describe('ECR answers', () => {
  it('when a lifecycle policy was evaluated, and with which key of AWS it encrypts', async () => {
    const { simulator } = await account()
    const ecr = new ECRClient(simulator.clientConfig('ecr'))
    const repositoryName = 'shop/web'
    await ecr.send(new CreateRepositoryCommand({ repositoryName, encryptionConfiguration: { encryptionType: 'KMS' } }))
    const rules = [
      {
        rulePriority: 1,
        description: 'Keep thirty',
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 30 },
        action: { type: 'expire' },
      },
    ]
    await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: JSON.stringify({ rules }) }))
    const policy = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))
    expect(policy.lastEvaluatedAt).toEqual(new Date(0))
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}))
    expect(repositories?.[0]?.encryptionConfiguration?.kmsKey).toMatch(/^arn:aws:kms:us-east-1:\d{12}:key\//)
  })
})
