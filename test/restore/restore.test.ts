import { ListTaskDefinitionsCommand, type ListTaskDefinitionsCommandOutput } from '@aws-sdk/client-ecs'
import {
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  type DescribeListenersOutput,
  DescribeLoadBalancersCommand,
  type DescribeLoadBalancersOutput,
  DescribeRulesCommand,
  type DescribeRulesOutput,
  DescribeTargetGroupsCommand,
  type DescribeTargetGroupsOutput,
  ModifyRuleCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, it } from 'vitest'
import { type DeployEvent, deploy, describeEvent, isPlanError, plan } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { account, open, restoring, type Site, site } from './site.ts'

const names = (changes: readonly { readonly resource: string; readonly action: string }[] = []): string[] =>
  changes.map(({ action, resource }) => `${action} ${resource}`)

async function revisions(simulator: Simulator): Promise<readonly string[]> {
  const { taskDefinitionArns = [] } = (await simulator.clients.ecs.send(
    new ListTaskDefinitionsCommand({ status: 'ACTIVE' }),
  )) as ListTaskDefinitionsCommandOutput
  return taskDefinitionArns.map(arn => arn.split('/').at(-1) ?? '')
}

/** Somebody else's change of what the site's health checks ask for. */
async function otherCheck({ clients }: Simulator): Promise<void> {
  const found = await clients.elbv2.send(new DescribeTargetGroupsCommand({}))
  const { TargetGroups: [group] = [] } = found as DescribeTargetGroupsOutput
  const other = { TargetGroupArn: group?.TargetGroupArn, HealthCheckPath: '/theirs' }
  await clients.elbv2.send(new ModifyTargetGroupCommand(other))
}

/** Somebody else's rule: requests go to a group that they have made. */
async function sentElsewhere({ clients }: Simulator): Promise<void> {
  const groups = (await clients.elbv2.send(new DescribeTargetGroupsCommand({}))) as DescribeTargetGroupsOutput
  const { VpcId } = groups.TargetGroups?.[0] ?? {}
  const input = { Name: 'theirs', Port: 80, Protocol: 'HTTP', VpcId, TargetType: 'ip' } as const
  const made = (await clients.elbv2.send(new CreateTargetGroupCommand(input))) as DescribeTargetGroupsOutput
  const [TargetGroupArn] = made.TargetGroups?.map(group => group.TargetGroupArn) ?? []
  const balancers = (await clients.elbv2.send(new DescribeLoadBalancersCommand({}))) as DescribeLoadBalancersOutput
  const LoadBalancerArn = balancers.LoadBalancers?.[0]?.LoadBalancerArn
  const listeners = (await clients.elbv2.send(
    new DescribeListenersCommand({ LoadBalancerArn }),
  )) as DescribeListenersOutput
  const ListenerArn = listeners.Listeners?.[0]?.ListenerArn
  const { Rules = [] } = (await clients.elbv2.send(new DescribeRulesCommand({ ListenerArn }))) as DescribeRulesOutput
  const RuleArn = Rules.find(({ IsDefault }) => !IsDefault)?.RuleArn
  await clients.elbv2.send(new ModifyRuleCommand({ RuleArn, Actions: [{ Type: 'forward', TargetGroupArn }] }))
}

/** A program of which everything that it changes is to go back. */
const CHANGED: Site = { version: 'broken', count: 3, check: '/health', database: true, bucket: 'two' }

describe('onFailure: restore', () => {
  it.each([{ rollback: true }, { rollback: false }])(
    'undoes all that the failed deploy has changed, also where ECS rolls nothing back: %o',
    async both => {
      const simulator = await account(both)
      const error = await restoring({ ...CHANGED, ...both }, simulator)
      expect(await open(both, simulator)).toEqual([])
      expect(error.restored).toMatchObject({ left: [] })
      expect(error.restored?.trouble).toBeUndefined()
      expect(names(error.restored?.applied)).toEqual(
        expect.arrayContaining([
          'update role web-task',
          'update target group web-app-80:edge',
          'delete security group db',
          'delete task definition web',
        ]),
      )
      expect(error.applied).toEqual([])
      expect(error.message).toContain('  Restored: ')
      expect(error.diagnosis.map(({ code }) => code)).toContain('container.exited')
      expect(await revisions(simulator)).toEqual(['shop-web:1'])
    },
  )

  it('has as much time for the way back as the deploy had', async () => {
    const simulator = await account({ rollback: false })
    simulator.fail({ image: 'ghcr.io/acme/site:slow' }, { how: 'cannot place', because: 'no capacity' })
    const slow = { ...CHANGED, version: 'slow', rollback: false }
    const error = await restoring(slow, simulator, { timeoutSeconds: 120, earlyStop: false })
    expect(error.outcome).toBe('timed-out')
    expect(error.restored?.trouble).toBeUndefined()
    expect(await open({ rollback: false }, simulator)).toEqual([])
  })

  it('leaves what holds data, and says so', async () => {
    const simulator = await account()
    const error = await restoring({ more: '/api/*' }, simulator)
    expect(error.restored?.left).toEqual([
      {
        resource: 'log group /ecs/api',
        name: '/ecs/shop/api',
        because: 'it holds logs; { deleteData: true } deletes it, too',
      },
    ])
    expect(names(error.applied)).toEqual(['create log group /ecs/api'])
    expect(error.message).toContain('  Left: log group /ecs/api (/ecs/shop/api): it holds logs')
    expect(await open({}, simulator)).toEqual([])
  })

  it('leaves what others have changed meanwhile', async () => {
    const simulator = await account()
    const act = () => otherCheck(simulator)
    simulator.inject({ operation: 'UpdateService', nth: 1 }, { how: 'foreign-actor', act })
    const error = await restoring(CHANGED, simulator)
    expect(error.restored?.left).toEqual([
      {
        resource: 'target group web-app-80:edge',
        name: expect.stringMatching(/^targetgroup\/shop-web-app-80-/),
        because: 'healthCheck.path was changed by others meanwhile',
      },
    ])
    expect(await open({}, simulator)).toEqual(['update target group web-app-80:edge'])
  })

  it('restores nothing after an interruption, and says how to go back', async () => {
    const simulator = await account()
    const controller = new AbortController()
    const onEvent = ({ type }: DeployEvent): void => {
      if (type === 'rollout') controller.abort()
    }
    const error = await restoring(CHANGED, simulator, { signal: controller.signal, onEvent })
    expect(error.outcome).toBe('interrupted')
    expect(error.restored).toEqual({
      applied: [],
      left: [],
      trouble: 'It was interrupted, and so nothing was restored',
    })
    expect(error.message).toContain('Fix: Deploy the program of before with { prune: true } to go back')
    await deploy(site(), { ...simulator.options(), prune: true })
    expect(await open({}, simulator)).toEqual([])
  })

  it('tells where the restore itself fails, and the program of before goes back all the same', async () => {
    const simulator = await account()
    const end = simulator.inject(
      { operation: 'DeregisterTaskDefinition' },
      { how: 'rejected', code: 'AccessDeniedException', status: 403 },
    )
    const error = await restoring(CHANGED, simulator)
    end()
    expect(error.outcome).toBe('rolled-back')
    expect(error.restored?.trouble).toMatch(/^The restore failed\n {2}task definition web: /)
    expect(names(error.applied)).toContain('update task definition web')
    await deploy(site(), { ...simulator.options(), prune: true })
    expect(await open({}, simulator, false)).toEqual([])
  })

  it('refuses what cannot be undone before anything is changed, all of it at once', async () => {
    const simulator = await account()
    const from = simulator.calls.length
    const options = { ...simulator.options(), onFailure: 'restore' } as const
    const error = await plan(site({ daemon: true }), options).catch((thrown: unknown) => thrown)
    if (!isPlanError(error, 'restore.impossible')) throw error
    expect(error.problems.map(({ resource }) => resource)).toContain('service web')
    expect(error.message).toContain('If the deploy fails, service web could not be restored: it is replaced')
    expect(simulator.calls.slice(from).filter(({ mutating }) => mutating)).toEqual([])
  })

  it('tells in the plan that what a task did is not undone', async () => {
    const simulator = await account()
    const { notes } = await plan(site({ migrates: true }), { ...simulator.options(), onFailure: 'restore' })
    expect(notes).toContain('task migrate: what its tasks did is not undone, should the deploy fail')
  })

  it('says what it is going to do before it does it', async () => {
    const simulator = await account()
    const said: string[] = []
    await restoring({ version: 'broken' }, simulator, { onEvent: event => said.push(describeEvent(event)) })
    const at = said.indexOf('restore task definition web')
    expect(at).toBeGreaterThan(said.findIndex(text => text.startsWith('rollout web')))
    expect(said.slice(at)).toContain('delete task definition web done')
  })

  it('keeps what a resource uses that others have changed meanwhile', async () => {
    const simulator = await account()
    const act = () => sentElsewhere(simulator)
    simulator.inject({ operation: 'UpdateService', nth: 1 }, { how: 'foreign-actor', act })
    const error = await restoring({ ...CHANGED, port: 8080 }, simulator)
    const resources = error.restored?.left.map(({ resource }) => resource) ?? []
    expect(resources).toContain('listener rule web:edge:80')
    expect(error.restored?.left).toContainEqual({
      resource: 'target group web-app-8080:edge',
      because: 'listener rule web:edge:80 may use it, which stays',
    })
  })

  it.each(['deploy', 'plan'])('a word that %s does not know is told, not lost', async verb => {
    const options = { onFailure: 'rollback' } as object
    const call = verb === 'deploy' ? deploy(site(), options) : plan(site(), options)
    await expect(call).rejects.toThrow(`${verb}() takes 'leave' or 'restore' for onFailure, and got "rollback"`)
  })

  it('has no part in a deploy that goes well', async () => {
    const simulator = await account()
    expect(await deploy(site({ version: '2' }), { ...simulator.options(), onFailure: 'restore' })).toMatchObject({
      outcome: 'deployed',
    })
    expect(await deploy(site({ version: '2' }), { ...simulator.options(), onFailure: 'restore' })).toMatchObject({
      outcome: 'unchanged',
    })
  })
})
