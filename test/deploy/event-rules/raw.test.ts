import { describe, expect, it } from 'vitest'
import { cluster, deploy, eventRule, network, type Stack, stack, task, taskDefinition } from '../../../src/index.ts'
import type { RawEventRuleSettings } from '../../../src/model/raw-settings.ts'
import { account } from '../../simulator/support.ts'
import { deployed, steps } from '../settles.ts'

const definition = taskDefinition('resize').fargate().cpu(0.25).memory(0.5)
const resize = task('resize')
  .taskDefinition(definition.container('app', c => c.image('public.ecr.aws/nginx/nginx:1')))
  .cluster(cluster('prod'))
  .network(network.default())
const uploads = () =>
  eventRule('uploads')
    .pattern({ source: ['shop.orders'] })
    .task(resize)
const of = (raw?: RawEventRuleSettings): Stack => stack('shop').add(raw ? uploads().raw(raw) : uploads())

const raw = {
  Description: 'What customers send',
  State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
  Target: { EcsParameters: { Group: 'resizing', ReferenceId: 'uploads', Tags: [{ Key: 'team', Value: 'images' }] } },
} as const

describe('.raw() of an event rule', () => {
  it('is sent, compared, changed, and taken away again', async () => {
    const there = account()
    await deployed(there, of(raw))
    const read = async () => ({
      ...(await there.aws.eventBridge('DescribeRule', { Name: 'shop-uploads' })),
      Target: (await there.aws.eventBridge('ListTargetsByRule', { Rule: 'shop-uploads' })).Targets?.[0],
    })
    expect(await read()).toMatchObject(raw)
    const other = { ...raw, Target: { EcsParameters: { ...raw.Target.EcsParameters, Group: 'sums' } } }
    expect(await steps(of(other), there)).toEqual([['update', 'target.task.Group']])
    await deployed(there, of(other), of(raw))
    expect(await steps(of({ Target: raw.Target }), there)).toEqual([['update', 'description', 'state']])
    await deployed(there, of())
    const { Description, State, Target } = await read()
    expect([Description, State]).toEqual(['Starts task resize of stack shop', 'ENABLED'])
    for (const name of ['Group', 'ReferenceId', 'Tags']) expect(Target?.EcsParameters).not.toHaveProperty(name)
  })

  it('starts tasks with its tags and in its group', async () => {
    const there = account()
    await deploy(of(raw), there.simulator.options())
    there.simulator.event({ source: 'shop.orders', 'detail-type': 'sent', detail: {} })
    await there.simulator.advance(1000)
    const taskArns = [...(there.simulator.invocations[0]?.taskArns ?? [])]
    const { tasks } = await there.aws.ecs('DescribeTasks', { cluster: 'prod', tasks: taskArns, include: ['TAGS'] })
    expect(tasks).toMatchObject([
      { group: 'resizing', tags: expect.arrayContaining([{ key: 'team', value: 'images' }]) },
    ])
  })

  it.each([
    ['API-MEM-01', { Descriptions: 'a' }, 'write Description'],
    ['API-MEM-01', { ScheduleExpression: 'rate(1 hour)' }, 'schedule()'],
    ['API-MEM-01', { Target: { SqsParameters: { MessageGroupId: 'a' } } }, 'starts a task of ECS'],
    ['API-MEM-01', { Target: { EcsParameters: { TaskCount: 2 } } }, '.task()'],
    ['API-MEM-01', { Target: { EcsParameters: { Groups: 'a' } } }, 'write Group'],
    ['API-MEM-01', { Target: { EcsParameters: { Tags: [{ key: 'team', Value: 'data' }] } } }, 'write Key'],
    ['API-LEN-01', { Description: 'x'.repeat(513) }, '512'],
    ['API-VAL-01', { State: 'ON' }, 'ENABLED'],
    ['API-MEM-01', { Target: 7 }, ''],
  ])('is checked: %s %j', (code, given, words) => {
    const [issue] = Reflect.apply(uploads().raw, uploads(), [given]).issues()
    expect(issue).toMatchObject({ code })
    expect(`${issue.hint}`).toContain(words)
  })

  it('does not say that a rule starts something which another method says starts nothing', () => {
    expect(uploads().disabled().raw({ State: 'ENABLED' }).issues()).toMatchObject([{ code: 'EVT-STA-01' }])
  })
})
