import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  type GetRolePolicyCommandOutput,
  ListAttachedRolePoliciesCommand,
  type ListAttachedRolePoliciesCommandOutput,
} from '@aws-sdk/client-iam'
import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  isPlanError,
  network,
  plan,
  planRollback,
  rollback,
  type Stack,
  service,
  stack,
  type TaskRoleOptions,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { failureOf } from './worker.ts'

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:key-AbCdEf'
const EXECUTION = 'jobs-web-execution-us-east-1'
const TASK = 'jobs-web-task-us-east-1'

function program(version: string, { secrets = [] as readonly string[], role = {} as TaskRoleOptions } = {}): Stack {
  const definition = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => {
      const app = c.image(`ghcr.io/acme/app:${version}`)
      return secrets.reduce((all, arn, at) => all.secret(`KEY_${at}` as string, arn), app)
    })
    .taskRole(role)
  return stack('jobs').add(
    service('web')
      .cluster(cluster('prod'))
      .taskDefinition(definition)
      .network(network.default())
      .desiredCount(1)
      .circuitBreaker({ rollback: true }),
  )
}

const bucket = (name: string): TaskRoleOptions => ({
  allow: [{ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${name}/*`] }],
})

async function policyOf(RoleName: string, simulator: Simulator): Promise<string> {
  const { iam } = simulator.clients
  const command = new GetRolePolicyCommand({ RoleName, PolicyName: 'fluent-ecs' })
  const { PolicyDocument = '' } = (await iam.send(command)) as GetRolePolicyCommandOutput
  return decodeURIComponent(PolicyDocument)
}

const failing = (simulator: Simulator): void => {
  simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'exits', exitCode: 1 })
}

describe('a deploy that is rolled back', () => {
  it('leaves the revision that runs again what it needs to start', async () => {
    const simulator = createSimulator()
    await deploy(program('1', { secrets: [SECRET] }), simulator.options())
    failing(simulator)
    const error = await failureOf(deploy(program('2'), simulator.options()))
    expect(error.outcome).toBe('rolled-back')
    expect(await policyOf(EXECUTION, simulator)).toContain(SECRET)
  })

  it('leaves its code what it may do, beside what is new', async () => {
    const simulator = createSimulator()
    await deploy(program('1', { role: bucket('old') }), simulator.options())
    failing(simulator)
    const error = await failureOf(deploy(program('2', { role: bucket('new') }), simulator.options()))
    expect(error.notApplied).toContainEqual({ resource: 'role web-task', action: 'update', inPart: true })
    expect(error.message).toMatch(
      /Not applied: .*update role web-task \(in part: it has what is new, and keeps what is no longer wanted until a deploy succeeds\)/,
    )
    const both = await policyOf(TASK, simulator)
    expect(both).toContain('arn:aws:s3:::old/*')
    expect(both).toContain('arn:aws:s3:::new/*')
    await deploy(program('3', { role: bucket('new') }), simulator.options())
    expect(await policyOf(TASK, simulator)).not.toContain('old')
    expect((await plan(program('3', { role: bucket('new') }), simulator.options())).isEmpty).toBe(true)
  })

  it('leaves it no more where what was changed is restored', async () => {
    const simulator = createSimulator()
    await deploy(program('1', { role: bucket('old') }), simulator.options())
    failing(simulator)
    const options = { ...simulator.options(), onFailure: 'restore' } as const
    const error = await failureOf(deploy(program('2', { role: bucket('new') }), options))
    expect(error.notApplied).toContainEqual({ resource: 'role web-task', action: 'update' })
    expect(await policyOf(TASK, simulator)).not.toContain('new')
  })

  it('leaves managed policies attached', async () => {
    const simulator = createSimulator()
    const managed = (name: string): TaskRoleOptions => ({ managedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] })
    const attached = async () => {
      const command = new ListAttachedRolePoliciesCommand({ RoleName: TASK })
      const answer = (await simulator.clients.iam.send(command)) as ListAttachedRolePoliciesCommandOutput
      return answer.AttachedPolicies?.map(({ PolicyName }) => PolicyName).sort()
    }
    await deploy(program('1', { role: managed('ReadOnlyAccess') }), simulator.options())
    failing(simulator)
    await failureOf(deploy(program('2', { role: managed('PowerUserAccess') }), simulator.options()))
    expect(await attached()).toEqual(['PowerUserAccess', 'ReadOnlyAccess'])
    await deploy(program('3', { role: managed('PowerUserAccess') }), simulator.options())
    expect(await attached()).toEqual(['PowerUserAccess'])
  })
})

it('a deploy takes rights away last, when nothing that runs needs them', async () => {
  const simulator = createSimulator()
  await deploy(program('1', { secrets: [SECRET], role: bucket('old') }), simulator.options())
  const before = simulator.calls.length
  const { applied } = await deploy(program('3', { role: bucket('new') }), simulator.options())
  const changes = simulator.calls.slice(before).flatMap(({ mutating, operation }) => (mutating ? [operation] : []))
  expect(changes[0]).toBe('PutRolePolicy')
  expect(changes.slice(-2)).toEqual(['PutRolePolicy', 'PutRolePolicy'])
  expect(changes.filter(each => each.endsWith('RolePolicy'))).toHaveLength(3)
  expect(applied.map(({ resource }) => resource)).toContain('role web-task')
})

describe('a rollback', () => {
  const gone = async (): Promise<Simulator> => {
    const simulator = createSimulator()
    await deploy(program('1', { secrets: [SECRET], role: bucket('old') }), simulator.options())
    await deploy(program('2', { role: bucket('new') }), simulator.options())
    return simulator
  }

  it('gives back what the earlier revision needs to start, before it runs', async () => {
    const simulator = await gone()
    const planned = await planRollback(program('2'), simulator.options())
    expect(String(planned)).toContain(
      `role ${EXECUTION} gets back what jobs-web:1 needs to start, as its containers say it: what a program allowed it beside is written nowhere`,
    )
    expect(String(planned)).toContain(`the code of jobs-web:1 has the rights that role ${TASK} has now`)
    const before = simulator.calls.length
    const { applied } = await rollback(program('2'), simulator.options())
    expect(applied).toEqual([
      { resource: 'role web-execution', action: 'update' },
      { resource: 'service web', action: 'update' },
    ])
    expect(simulator.calls.slice(before).flatMap(({ mutating, operation }) => (mutating ? [operation] : []))).toEqual([
      'PutRolePolicy',
      'UpdateService',
      'TagResource',
    ])
    expect(await policyOf(EXECUTION, simulator)).toContain(SECRET)
    await deploy(program('2', { role: bucket('new') }), simulator.options())
    expect((await plan(program('2', { role: bucket('new') }), simulator.options())).isEmpty).toBe(true)
  })

  it('is refused where the role of the earlier revision is gone', async () => {
    const simulator = createSimulator()
    await deploy(program('1', { secrets: [SECRET] }), simulator.options())
    await deploy(program('2'), simulator.options())
    const { iam } = simulator.clients
    await iam.send(new DeleteRolePolicyCommand({ RoleName: EXECUTION, PolicyName: 'fluent-ecs' }))
    await iam.send(new DeleteRoleCommand({ RoleName: EXECUTION }))
    const planned = await planRollback(program('2'), simulator.options())
    expect(planned).toMatchObject({ isEmpty: true, steps: [{ because: expect.stringContaining(' is gone: no task') }] })
    const error = await rollback(program('2'), simulator.options()).catch((thrown: unknown) => thrown)
    expect(isPlanError(error) && `${error.code}: ${error.message}`).toMatch(
      /^role\.missing: Role \S+ of revision jobs-web:1 is gone/,
    )
  })

  it('says what it does not know where roles cannot be read', async () => {
    const simulator = await gone()
    simulator.inject({ operation: 'GetRole' }, { how: 'rejected', code: 'AccessDenied' })
    expect(String(await planRollback(program('2'), simulator.options()))).toContain('could not be read')
    // What is not known is not put back: the tasks may not read their secret, and the rollback says so.
    await expect(rollback(program('2'), simulator.options())).rejects.toMatchObject({
      outcome: 'rolled-back',
      diagnosis: [{ code: 'secret.denied' }],
    })
  })
})
