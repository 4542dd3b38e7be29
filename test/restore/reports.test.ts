import {
  DescribeServicesCommand,
  type DescribeServicesCommandOutput,
  DescribeTaskDefinitionCommand,
  type DescribeTaskDefinitionCommandOutput,
  ListTaskDefinitionsCommand,
  type ListTaskDefinitionsCommandOutput,
} from '@aws-sdk/client-ecs'
import {
  DescribeTargetGroupsCommand,
  type DescribeTargetGroupsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, it } from 'vitest'
import { type DeployEvent, deploy, describeEvent } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { account, open, restoring, type Site, site } from './site.ts'

const changing = (simulator: Simulator, from: number): string[] =>
  simulator.calls.slice(from).flatMap(({ mutating, operation }) => (mutating ? [operation] : []))

async function groupsOf({ clients }: Simulator) {
  const found = (await clients.elbv2.send(new DescribeTargetGroupsCommand({}))) as DescribeTargetGroupsCommandOutput
  return found.TargetGroups ?? []
}

async function serviceOf({ clients }: Simulator) {
  const input = { cluster: 'prod', services: ['web'] }
  const found = (await clients.ecs.send(new DescribeServicesCommand(input))) as DescribeServicesCommandOutput
  return found.services?.[0]
}

/** What users of other tools have met when a deploy failed. */
describe('of reports', () => {
  // https://github.com/aws/copilot-cli/issues/4838
  it('the service went back, but its target group still asked for the new health check', async () => {
    const simulator = await account()
    const error = await restoring({ version: 'broken', check: '/new' }, simulator)
    expect(error.restored?.applied).toContainEqual({ resource: 'target group web-app-80:edge', action: 'update' })
    expect((await groupsOf(simulator)).map(({ HealthCheckPath }) => HealthCheckPath)).toEqual(['/'])
    expect(await serviceOf(simulator)).toMatchObject({ runningCount: 2, desiredCount: 2 })
  })

  // https://github.com/aws/containers-roadmap/issues/1205
  it('ECS had gone back, and the rest of the template was as if it had not', async () => {
    const simulator = await account()
    await restoring({ version: 'broken', count: 5, bucket: 'two' }, simulator)
    expect(await serviceOf(simulator)).toMatchObject({ desiredCount: 2 })
    expect(await open({}, simulator)).toEqual([])
  })

  // https://github.com/aws/aws-cdk/issues/24372
  it('the revision to go back to was gone', async () => {
    const simulator = await account()
    await restoring({ version: 'broken' }, simulator)
    const found = (await simulator.clients.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'shop-web:1' }),
    )) as DescribeTaskDefinitionCommandOutput
    expect(found.taskDefinition?.status).toBe('ACTIVE')
  })

  // https://github.com/kayac/ecspresso/issues/341
  it.each([true, false])(
    'the revision that failed goes when the service has gone back, rollback %s',
    async rollback => {
      const simulator = await account({ rollback })
      const said: string[] = []
      const onEvent = (event: DeployEvent) => said.push(describeEvent(event))
      await restoring({ version: 'broken', rollback, count: 3 }, simulator, { onEvent })
      const gone = said.indexOf('delete task definition web ...')
      expect(gone).toBeGreaterThan(said.findLastIndex(text => text.startsWith('rollout web')))
      expect(said.slice(0, gone)).toContain('update service web done')
      const left = (await simulator.clients.ecs.send(
        new ListTaskDefinitionsCommand({ familyPrefix: 'shop-web', status: 'ACTIVE' }),
      )) as ListTaskDefinitionsCommandOutput
      expect(left.taskDefinitionArns).toHaveLength(1)
    },
  )

  // https://github.com/boltops-tools/ufo/pull/179
  it('the way back failed as well, for want of capacity, and a second attempt was all it took', async () => {
    const simulator = await account({ rollback: false })
    const mend = simulator.fail({ image: 'ghcr.io/acme/site:1' }, { how: 'cannot place', because: 'no capacity' })
    const error = await restoring({ version: 'broken', rollback: false, check: '/new' }, simulator, {
      timeoutSeconds: 300,
    })
    expect(error.restored?.trouble).toContain('service web: ')
    expect(error.message).toContain('Fix: Deploy the program of before with { prune: true } to go back')
    mend()
    await deploy(site({ rollback: false }), { ...simulator.options(), prune: true })
    expect(await open({ rollback: false }, simulator, false)).toEqual([])
  })

  // https://github.com/aliyun/terraform-provider-alicloud/issues/42
  it('a security group had been made for what then could not be made', async () => {
    const simulator = await account()
    const refused = { how: 'rejected', code: 'UnauthorizedOperation', status: 403 } as const
    simulator.inject({ operation: 'AuthorizeSecurityGroupIngress' }, refused)
    const error = await restoring({ database: true }, simulator)
    expect(error.restored?.applied).toContainEqual({ resource: 'security group db', action: 'delete' })
    expect(await open({}, simulator)).toEqual([])
  })

  // https://github.com/convox/rack/issues/1111
  it('nobody was told that it went back', async () => {
    const simulator = await account()
    const error = await restoring({ version: 'broken', check: '/new' }, simulator)
    expect(error.outcome).toBe('rolled-back')
    expect(error.message).toMatch(/Cause: .*\n[\s\S]*Restored: update target group web-app-80:edge, delete task/)
  })

  // https://github.com/aws/copilot-cli/issues/2593
  it('a target group was still in use by a rule when it was to go', async () => {
    const simulator = await account()
    const retried: string[] = []
    const onEvent = (event: DeployEvent) => event.type === 'retrying' && retried.push(describeEvent(event))
    const from = simulator.calls.length
    await restoring({ more: '/api/*' }, simulator, { onEvent })
    const calls = changing(simulator, from)
    expect(calls.indexOf('DeleteRule')).toBeLessThan(calls.indexOf('DeleteTargetGroup'))
    expect(retried.filter(text => text.includes('DeleteTargetGroup'))).toEqual([])
    expect(await groupsOf(simulator)).toHaveLength(1)
  })

  // https://github.com/aws/copilot-cli/issues/1376
  it('the number of a rule of the failed deploy was in the way of the next one', async () => {
    const simulator = await account()
    const more: Site = { more: '/api/*' }
    await restoring(more, simulator)
    expect((await restoring(more, simulator)).restored?.trouble).toBeUndefined()
    expect(await open({}, simulator)).toEqual([])
  })

  // https://github.com/hackoregon/civic-devops/issues/142
  it('the way back took for ever', async () => {
    const simulator = await account({ rollback: false })
    simulator.fail({ image: 'ghcr.io/acme/site:1' }, { how: 'cannot place', because: 'no capacity' })
    const start = simulator.clock.now()
    const both = { version: 'broken', rollback: false }
    const error = await restoring(both, simulator, { timeoutSeconds: 600, earlyStop: false })
    expect(error.restored?.trouble).toContain('service web: ')
    expect(simulator.clock.now() - start).toBeLessThan(2 * 600_000 + 120_000)
  })

  // https://github.com/hashicorp/terraform/issues/17681
  it('what had been changed was not told', async () => {
    const simulator = await account()
    const refused = { how: 'rejected', code: 'AccessDeniedException', status: 403 } as const
    simulator.inject({ operation: 'UpdateService' }, refused)
    const error = await restoring({ version: '2', check: '/new' }, simulator)
    expect(error.applied).toEqual([])
    expect(error.notApplied.map(({ resource }) => resource)).toEqual(
      expect.arrayContaining(['target group web-app-80:edge', 'task definition web', 'service web']),
    )
  })
})
