import {
  DescribeServicesCommand,
  type DescribeServicesCommandOutput,
  DescribeTaskDefinitionCommand,
  type DescribeTaskDefinitionCommandOutput,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandOutput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import {
  DescribeTargetGroupAttributesCommand,
  type DescribeTargetGroupAttributesOutput,
  DescribeTargetGroupsCommand,
  type DescribeTargetGroupsOutput,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, it } from 'vitest'
import { cluster, deploy, network, type Stack, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { failureOf } from '../deploy/worker.ts'
import { account, BROKEN, restoring } from './site.ts'

const REFUSED = { how: 'rejected', code: 'AccessDeniedException', status: 403 } as const
const DELAY = 'deregistration_delay.timeout_seconds'
const WEB = { cluster: 'prod', service: 'web' }

async function groupOf({ clients }: Simulator) {
  const found = (await clients.elbv2.send(new DescribeTargetGroupsCommand({}))) as DescribeTargetGroupsOutput
  return found.TargetGroups?.[0]
}

async function serviceOf({ clients }: Simulator) {
  const input = new DescribeServicesCommand({ cluster: 'prod', services: ['web'] })
  return ((await clients.ecs.send(input)) as DescribeServicesCommandOutput).services?.[0]
}

async function revisionOf({ clients }: Simulator, taskDefinition: string) {
  const input = new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] })
  return (await clients.ecs.send(input)) as DescribeTaskDefinitionCommandOutput
}

/** Puts another image into the service, as a release does. */
async function released(simulator: Simulator): Promise<string> {
  const { ecs } = simulator.clients
  const { taskDefinition: found, tags } = await revisionOf(simulator, 'shop-web')
  const { family, networkMode, cpu, memory, requiresCompatibilities, taskRoleArn, executionRoleArn } = found ?? {}
  const containerDefinitions = found?.containerDefinitions?.map(each => ({ ...each, image: 'ghcr.io/acme/site:hot' }))
  const like = { family, networkMode, cpu, memory, requiresCompatibilities, taskRoleArn, executionRoleArn }
  const input = new RegisterTaskDefinitionCommand({ ...like, containerDefinitions, tags })
  const made = (await ecs.send(input)) as RegisterTaskDefinitionCommandOutput
  const taskDefinition = made.taskDefinition?.taskDefinitionArn ?? ''
  await ecs.send(new UpdateServiceCommand({ ...WEB, taskDefinition }))
  return taskDefinition
}

/** A service whose number of tasks Auto Scaling decides. */
function scaled(version: string, min: number): Stack {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(version))
  const plain = service('web').cluster(cluster('prod')).taskDefinition(web).network(network.default())
  return stack('shop').add(plain.circuitBreaker({ rollback: true }).autoScaling({ min, max: 12 }, s => s.cpu(60)))
}

describe('what others did while a deploy failed', () => {
  it('a release that came in between keeps its revision, although ours was refused', async () => {
    const simulator = await account()
    let arn = ''
    const act = async () => {
      arn = await released(simulator)
      simulator.inject({ operation: 'RegisterTaskDefinition' }, REFUSED)
    }
    simulator.inject({ operation: 'PutRolePolicy', nth: 1 }, { how: 'foreign-actor', act })
    const error = await restoring({ version: '2', bucket: 'two' }, simulator)
    expect(error.restored).toEqual({ applied: [{ resource: 'role web-task', action: 'update' }], left: [] })
    expect(await serviceOf(simulator)).toMatchObject({ taskDefinition: arn })
    expect((await revisionOf(simulator, arn)).taskDefinition?.status).toBe('ACTIVE')
  })

  it('a number beside what goes back stays theirs', async () => {
    const simulator = await account()
    const act = async () => {
      const TargetGroupArn = (await groupOf(simulator))?.TargetGroupArn
      const input = { TargetGroupArn, HealthCheckIntervalSeconds: 17 }
      await simulator.clients.elbv2.send(new ModifyTargetGroupCommand(input))
    }
    simulator.inject({ operation: 'UpdateService', nth: 1 }, { how: 'foreign-actor', act })
    await restoring({ version: 'broken', check: '/new' }, simulator)
    expect(await groupOf(simulator)).toMatchObject({ HealthCheckIntervalSeconds: 17, HealthCheckPath: '/' })
  })

  it('what a hash stands for is read, and stays theirs', async () => {
    const simulator = await account()
    const { elbv2 } = simulator.clients
    const TargetGroupArn = (await groupOf(simulator))?.TargetGroupArn
    const act = async () => {
      const input = { TargetGroupArn, Attributes: [{ Key: DELAY, Value: '77' }] }
      await elbv2.send(new ModifyTargetGroupAttributesCommand(input))
    }
    simulator.inject({ operation: 'UpdateService', nth: 1 }, { how: 'foreign-actor', act })
    await restoring({ version: 'broken', check: '/new' }, simulator)
    const input = new DescribeTargetGroupAttributesCommand({ TargetGroupArn })
    const { Attributes } = (await elbv2.send(input)) as DescribeTargetGroupAttributesOutput
    expect(Attributes).toContainEqual({ Key: DELAY, Value: '77' })
  })

  it('nothing is restored where one service was taken over, and another failed', async () => {
    const simulator = await account()
    const act = async () => {
      await simulator.clients.ecs.send(new UpdateServiceCommand({ ...WEB, forceNewDeployment: true }))
    }
    simulator.inject({ operation: 'CreateService', nth: 1 }, { how: 'foreign-actor', act })
    const error = await restoring({ version: '2', more: '/api/*' }, simulator)
    expect(error.outcome).toBe('failed')
    expect(error.restored).toMatchObject({
      applied: [],
      trouble: 'Another deploy has taken over, and so nothing was restored',
    })
  })
})

it('the number of tasks to which new limits have moved a service goes back, and is no change of others', async () => {
  const simulator = createSimulator()
  simulator.fail({ image: BROKEN }, { how: 'exits', exitCode: 1 })
  await deploy(scaled('ghcr.io/acme/site:1', 2), simulator.options())
  const work = deploy(scaled(BROKEN, 4), { ...simulator.options(), onFailure: 'restore' })
  const { restored } = await failureOf(work)
  expect(restored).toMatchObject({ left: [] })
  expect(restored?.trouble).toBeUndefined()
  expect(await serviceOf(simulator)).toMatchObject({ desiredCount: 2 })
})
