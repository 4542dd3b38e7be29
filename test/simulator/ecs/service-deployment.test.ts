import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  ListTagsForResourceCommand,
  StopServiceDeploymentCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { account, RECORDED } from './account.ts'

async function updating() {
  const prod = await account()
  await prod.create()
  await prod.steady()
  const next = await prod.register({ containerDefinitions: [{ name: 'app', image: 'nginx:2' }] })
  await prod.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', taskDefinition: next }))
  const list = async () =>
    (await prod.ecs.send(new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'web' }))).serviceDeployments ??
    []
  await prod.simulator.advance(RECORDED)
  const [latest] = await list()
  return { ...prod, next, list, arn: latest?.serviceDeploymentArn ?? '' }
}

describe('service deployments', () => {
  it('are listed with the newest first and name their revisions', async () => {
    const { ecs, list, next } = await updating()
    const deployments = await list()
    expect(deployments.map(({ status }) => status)).toEqual(['PENDING', 'SUCCESSFUL'])
    const { serviceRevisions } = await ecs.send(
      new DescribeServiceRevisionsCommand({ serviceRevisionArns: [deployments[0]?.targetServiceRevisionArn ?? ''] }),
    )
    expect(serviceRevisions?.[0]?.taskDefinition).toBe(next)
  })

  it('are what a service names, a little late', async () => {
    const prod = await account()
    expect((await prod.create()).currentServiceDeployment).toBeUndefined()
    const first = (await prod.steady()).currentServiceDeployment
    await prod.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', forceNewDeployment: true }))
    expect((await prod.service()).currentServiceDeployment).toBe(first)
    await prod.simulator.advance(RECORDED)
    const { serviceDeployments = [] } = await prod.ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'web' }),
    )
    const listed = serviceDeployments.map(({ serviceDeploymentArn }) => serviceDeploymentArn)
    expect(listed).toEqual([(await prod.service()).currentServiceDeployment, first])
  })

  it('are rolled back on request, once', async () => {
    const { arn, ecs, service, steady } = await updating()
    const before = (await service()).deployments?.[1]
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' }))
    // What is being rolled back goes on: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html
    expect(await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: arn }))).toMatchObject({
      serviceDeploymentArn: arn,
    })
    expect((await steady()).deployments).toMatchObject([{ id: before?.id, rolloutState: 'COMPLETED' }])
    const { serviceDeployments } = await ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }),
    )
    expect(serviceDeployments?.[0]?.status).toBe('ROLLBACK_SUCCESSFUL')
  })

  it('end as stopped when a newer one supersedes them', async () => {
    const { ecs, list, simulator } = await updating()
    await ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', forceNewDeployment: true }))
    await simulator.advance(RECORDED)
    expect((await list()).map(({ status }) => status)).toEqual(['PENDING', 'STOPPED', 'SUCCESSFUL'])
  })

  it('show Service Connect, which DescribeServices tells of the deployment and not of the service', async () => {
    const prod = await account()
    const serviceConnectConfiguration = { enabled: true, namespace: 'shop' }
    prod.simulator.namespace('shop')
    const made = await prod.create({ serviceConnectConfiguration })
    expect(made.deployments).toMatchObject([{ serviceConnectConfiguration }])
  })

  it('name the images of their revisions by digest', async () => {
    const { ecs, list } = await updating()
    const [newest] = await list()
    const { serviceRevisions } = await ecs.send(
      new DescribeServiceRevisionsCommand({ serviceRevisionArns: [newest?.targetServiceRevisionArn ?? ''] }),
    )
    expect(serviceRevisions?.[0]?.containerImages).toEqual([
      { containerName: 'app', image: 'nginx:2', imageDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
    ])
  })

  it('are not found under another ARN', async () => {
    const { arn, ecs } = await updating()
    await expect(ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: `${arn}x` }))).rejects.toMatchObject(
      { name: 'ServiceDeploymentNotFoundException' },
    )
  })
})

describe('tasks', () => {
  it('that a user stops are replaced', async () => {
    const prod = await account()
    await prod.create({ desiredCount: 1 })
    await prod.steady()
    const [before] = await prod.tasks()
    await prod.ecs.send(new StopTaskCommand({ cluster: 'prod', task: before?.taskArn, reason: 'test' }))
    await prod.simulator.advance(60_000)
    const [after] = await prod.tasks()
    expect(after?.lastStatus).toBe('RUNNING')
    expect(after?.taskArn).not.toBe(before?.taskArn)
    expect((await prod.tasks('STOPPED'))[0]).toMatchObject({ stopCode: 'UserInitiated', stoppedReason: 'test' })
  })

  it('are forgotten an hour after they stopped', async () => {
    const prod = await account()
    await prod.create({ desiredCount: 1 })
    await prod.steady()
    const [task] = await prod.tasks()
    await prod.ecs.send(new StopTaskCommand({ cluster: 'prod', task: task?.taskArn }))
    await prod.simulator.advance(3_500_000)
    expect(await prod.tasks('STOPPED')).toHaveLength(1)
    await prod.simulator.advance(200_000)
    expect(await prod.tasks('STOPPED')).toHaveLength(0)
  })
})

describe('tags', () => {
  it('are added, replaced and removed by key', async () => {
    const { create, ecs } = await account()
    const { serviceArn: resourceArn } = await create({
      tags: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
    })
    await ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'b', value: '3' }] }))
    await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }))
    const { tags } = await ecs.send(new ListTagsForResourceCommand({ resourceArn }))
    expect(tags).toEqual([{ key: 'b', value: '3' }])
  })

  it('refuse the prefix of AWS', async () => {
    const { create } = await account()
    await expect(create({ tags: [{ key: 'aws:a', value: '1' }] })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })
})

// Recorded, 2026-04: the answers of CreateService and UpdateService of two accounts; their times, AWS's CLI reference.
it('a service deployment comes after its deployment, and has the number of it', async () => {
  const prod = await account()
  const made = await prod.create()
  const number = made.deployments?.[0]?.id?.replace('ecs-svc/', '') ?? ''
  expect(made.currentServiceRevisions?.[0]?.arn?.split('/').at(-1)).toBe(number)
  const list = new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'web' })
  expect((await prod.ecs.send(list)).serviceDeployments).toEqual([])
  await prod.simulator.advance(RECORDED)
  const { serviceDeployments: [first] = [] } = await prod.ecs.send(list)
  expect(first?.targetServiceRevisionArn?.split('/').at(-1)).toBe(number)
  expect(Number(first?.createdAt) - Number(made.deployments?.[0]?.createdAt)).toBeGreaterThan(1_000)
})
