import { describe, expect, it } from 'vitest'
import { listenerRule } from '../../../../src/deploy/resources/listener-rule/listener-rule.ts'
import { rulePriority } from '../../../../src/deploy/resources/listener-rule/rule-priority.ts'
import { ruleModel } from '../models.ts'
import { refsTo, refusing, scripted } from '../scripted-aws.ts'

const refs = refsTo({ listener: { arn: 'listener-1' }, 'target-group': { arn: 'group-1' } })
const web = ruleModel('web', ['Shop.example.com'])
const api = ruleModel('api', ['shop.example.com'], ['/api/*', '/a'])
const models = [web, api]
const tagsOf = (id: string) => [
  { Key: 'fluent-ecs:stack', Value: 'shop' },
  { Key: 'fluent-ecs:id', Value: `listener-rule/${id}` },
]
const rule = (id: string, Priority: number, more: object = {}) => ({
  RuleArn: `rule/${id}`,
  Priority: `${Priority}`,
  ...more,
})
const account = (rules: object[]) => ({
  'elbv2 DescribeRules': () => ({ Rules: [{ RuleArn: 'default', IsDefault: true, Priority: 'default' }, ...rules] }),
  'elbv2 DescribeTags': ({ ResourceArns }: Record<string, unknown>) => ({
    TagDescriptions: (ResourceArns as string[]).map(arn => ({
      ResourceArn: arn,
      Tags: tagsOf(arn.replace('rule/', '')),
    })),
  }),
})

describe('listener rule', () => {
  it('reads back what it wants: a plan after a deploy is empty', async () => {
    const { context: planning } = scripted({}, models)
    const desired = listenerRule.desired(api, refs, planning)
    const there = rule('api', desired.priority, {
      Conditions: [
        { Field: 'path-pattern', Values: ['/api/*', '/a'], PathPatternConfig: { Values: ['/api/*', '/a'] } },
        { Field: 'host-header', Values: ['SHOP.example.com'], HostHeaderConfig: { Values: ['SHOP.example.com'] } },
      ],
      Actions: [
        {
          Type: 'forward',
          TargetGroupArn: 'group-1',
          ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'group-1', Weight: 1 }] },
        },
      ],
    })
    const { context } = scripted(account([rule('other', 5), there]), models)
    const live = await listenerRule.read(api, refs, context)
    expect({ ...live?.props, tags: desired.tags }).toEqual(desired)
    expect(live).toMatchObject({ outputs: { arn: 'rule/api' }, owner: { stack: 'shop', id: 'listener-rule/api' } })
  })

  it('matches every path when it has no condition, since AWS wants one', () => {
    const any = ruleModel('any', [])
    expect(listenerRule.desired(any, refs, scripted({}, [any]).context).conditions).toEqual({ 'path-pattern': ['/*'] })
  })

  it('sees weights that someone set', async () => {
    const TargetGroups = [
      { TargetGroupArn: 'group-1', Weight: 90 },
      { TargetGroupArn: 'group-2', Weight: 10 },
    ]
    const { context } = scripted(account([rule('web', 7, { Actions: [{ ForwardConfig: { TargetGroups } }] })]), models)
    const live = await listenerRule.read(web, refs, context)
    expect(live?.props.targetGroups).toEqual([
      { arn: 'group-1', weight: 90 },
      { arn: 'group-2', weight: 10 },
    ])
  })

  it('asks for tags of twenty rules at a time', async () => {
    const rules = Array.from({ length: 45 }, (_, at) => rule(`r${at}`, at + 1))
    const { context, calls } = scripted(account(rules), models)
    expect(await listenerRule.read(web, refs, context)).toBeUndefined()
    const batches = calls.filter(({ call }) => call === 'elbv2 DescribeTags')
    expect(batches.map(({ input }) => (input.ResourceArns as string[]).length)).toEqual([20, 20, 5])
  })

  it('is there already when its own earlier attempt has its priority, and refused when another rule has', async () => {
    const { context: planning } = scripted({}, models)
    const desired = listenerRule.desired(web, refs, planning)
    const refused = { 'elbv2 CreateRule': refusing('PriorityInUseException') }
    const own = scripted({ ...account([rule('web', desired.priority)]), ...refused }, models)
    expect(await listenerRule.create(desired, web, own.context)).toEqual({ arn: 'rule/web' })
    const other = scripted({ ...account([rule('other', desired.priority)]), ...refused }, models)
    await expect(listenerRule.create(desired, web, other.context)).rejects.toThrow('PriorityInUse')
  })

  it('moves all rules of the stack in one call, so that two can change places', async () => {
    const [first, second] = [rulePriority(web, models), rulePriority(api, models)]
    const { context, calls } = scripted(
      {
        ...account([
          rule('web', second),
          rule('api', first),
          rule('foreign', 9, { Conditions: [{ Field: 'path-pattern', Values: ['/x'] }] }),
        ]),
        'elbv2 SetRulePriorities': () => ({}),
      },
      models,
    )
    const desired = listenerRule.desired(web, refs, context)
    const live = { outputs: { arn: 'rule/web' }, props: { ...desired, priority: second }, owner: undefined }
    await listenerRule.update(desired, live, new Set(['priority']), web, context)
    expect(calls.at(-1)).toEqual({
      call: 'elbv2 SetRulePriorities',
      input: {
        RulePriorities: [
          { RuleArn: 'rule/web', Priority: first },
          { RuleArn: 'rule/api', Priority: second },
        ],
      },
    })
  })
})
