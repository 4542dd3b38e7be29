import { expect, test } from 'vitest'
import { connect } from '../../src/aws/clients.ts'
import { createSimulator, type Realism } from '../../src/simulator/index.ts'
import { account as prod } from './ecs/account.ts'

type AnyCalls = Record<string, (operation: string, input: object) => Promise<unknown>>

function account(realism: Realism, seed = 1) {
  const simulator = createSimulator({ realism, seed })
  return { simulator, aws: connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt()) }
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

test('reads may miss a change until the lag is over; other services see everything', async () => {
  const { aws, simulator } = account({ lagMilliseconds: { cloudWatchLogs: 10_000 } })
  await aws.cloudWatchLogs('CreateLogGroup', { logGroupName: '/web' })
  const names = async () =>
    (await aws.cloudWatchLogs('DescribeLogGroups', {})).logGroups?.map(group => group.logGroupName)
  expect(await names()).toEqual([])
  await aws.ecs('CreateCluster', { clusterName: 'shop' })
  expect((await aws.ecs('DescribeClusters', { clusters: ['shop'] })).clusters).toHaveLength(1)
  await expect(aws.cloudWatchLogs('CreateLogGroup', { logGroupName: '/web' })).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
  })
  await simulator.advance(10_001)
  expect(await names()).toEqual(['/web'])
})

test('within the lag, some reads see a change and some do not', async () => {
  const { aws, simulator } = account({ lagMilliseconds: 10_000 })
  await aws.ecs('CreateCluster', { clusterName: 'shop' })
  await simulator.advance(5000)
  const seen = new Set<number>()
  for (let read = 0; read < 20; read += 1)
    seen.add((await aws.ecs('DescribeClusters', { clusters: ['shop'] })).clusters?.length ?? 0)
  expect([...seen].sort()).toEqual([0, 1])
})

test('a change that is not seen may be a service deployment, or that something is gone', async () => {
  const web = await prod({ realism: { lagMilliseconds: { ecs: 5000 } } })
  await web.simulator.advance(6000)
  await web.create()
  await expect(web.service()).rejects.toThrow('There is no service web.')
  await web.simulator.advance(5001)
  expect((await web.service()).status).toBe('ACTIVE')
})

test.each([
  ['ecs', 'CreateService', 'ThrottlingException', 50, 5],
  ['ecs', 'RegisterTaskDefinition', 'ThrottlingException', 20, 1],
  ['elbv2', 'CreateTargetGroup', 'ThrottlingException', 20, 3],
  ['ec2', 'CreateSecurityGroup', 'RequestLimitExceeded', 50, 5],
  ['route53', 'ListHostedZones', 'ThrottlingException', 50, 10],
  ['cloudWatchLogs', 'CreateLogGroup', 'ThrottlingException', 10, 10],
] as const)(
  '%s %s is refused with %s after %d calls, and goes on at %d a second',
  async (service, operation, code, burst, rate) => {
    const { aws, simulator } = account({ throttling: true })
    const call = (aws as unknown as AnyCalls)[service] ?? (() => Promise.reject(new Error(service)))
    const refusals = async (count: number) => {
      const names: string[] = []
      for (let each = 0; each < count; each += 1)
        await call(operation, {}).catch((error: Error) => names.push(`${error.name}: ${error.message}`))
      return names.filter(name => /rate exceeded|limit exceeded/i.test(name))
    }
    expect(await refusals(burst)).toEqual([])
    const [refused] = await refusals(1)
    expect(refused).toContain(code.replace('ThrottlingException', 'Throttling'))
    await simulator.advance(1000)
    expect(await refusals(rate + 3)).toHaveLength(3)
  },
)

test('calls beyond a quota are counted, also where they are not refused', async () => {
  const { aws, simulator } = account({})
  for (let each = 0; each < 22; each += 1) await aws.ecs('CreateCluster', { clusterName: `c${each}` })
  expect(simulator.quotaUse()).toEqual([{ bucket: 'ecs cluster modify', calls: 22, excess: 2 }])
})

test('a new role cannot be assumed at once: tasks stop until it can', async () => {
  const web = await prod({ realism: { roleSeconds: 60 } })
  const aws = connect('us-east-1', web.simulator.clients, (_service, _operation, attempt) => attempt())
  const { Role } = await aws.iam('CreateRole', { RoleName: 'execution', AssumeRolePolicyDocument: trust })
  await web.register({ executionRoleArn: Role?.Arn })
  await web.create()
  await web.simulator.advance(40_000)
  const [stopped] = await web.tasks('STOPPED')
  expect(stopped).toMatchObject({ stopCode: 'TaskFailedToStart' })
  expect(stopped?.stoppedReason).toContain(`ECS was unable to assume the role '${Role?.Arn}'`)
  expect(await web.steady()).toMatchObject({ runningCount: 2 })
})

test('the first cluster of an account waits for the service-linked role', async () => {
  const { aws, simulator } = account({ serviceLinkedRoleSeconds: 10 })
  await expect(aws.ecs('CreateCluster', { clusterName: 'shop' })).rejects.toMatchObject({
    message: expect.stringContaining('Unable to assume the service linked role'),
  })
  await simulator.advance(10_000)
  await expect(aws.ecs('CreateCluster', { clusterName: 'shop' })).resolves.toBeDefined()
})
