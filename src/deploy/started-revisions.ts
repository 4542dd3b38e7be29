import { allPages } from '../aws/pages.ts'
import { unlessRefused } from '../aws/unless-refused.ts'
import { busName } from '../model/event-rule.ts'
import type { Context } from './context.ts'
import { ruleIn, ruleName } from './resources/event-rule/rule-name.ts'
import { eventTargets, type OfRule } from './resources/event-rule/targets.ts'
import { listedSchedules } from './resources/schedule/listed-schedules.ts'
import { groupName } from './resources/schedule-group/group-name.ts'
import { shortOf } from './rollback/choices.ts'
import { sweep } from './stack-tags.ts'

/**
 * The revisions, as `family:3`, that schedules and event rules of the stack start: those of the program, those that it has lost, and what
 * others have put into its schedule groups and rules. They follow a deploy, but not one that failed.
 */
export async function startedRevisions(context: Context): Promise<ReadonlySet<string>> {
  const { tags, failure } = await sweep(context)
  const arns = [...tags.keys()]
  const groups = new Set(
    arns.filter(arn => arn.includes(':schedule-group/')).map(arn => arn.slice(arn.lastIndexOf('/') + 1)),
  )
  // A new one may not be known by its tags yet, and where tags are not told, none is.
  if (failure !== undefined || context.models.some(({ kind }) => kind === 'schedule-group'))
    groups.add(groupName(context))
  const tagged = arns.filter(arn => /:events:.*:rule\//.test(arn)).map(ruleIn)
  const rules = new Map<string, OfRule>()
  for (const rule of [...rulesIn(context), ...tagged, ...(failure === undefined ? [] : await rulesByName(context))])
    rules.set(`${rule.eventBus}/${rule.name}`, rule)
  const found = await Promise.all([
    ...[...groups].map(group => startedIn(group, context)),
    ...[...rules.values()].map(async rule =>
      (await eventTargets(rule, context)).map(({ EcsParameters: task }) => task?.TaskDefinitionArn),
    ),
  ])
  // Others may have written them without the rest of the ARN.
  return new Set(found.flat().flatMap(given => (given === undefined ? [] : [shortOf(given)])))
}

const rulesIn = (context: Context): OfRule[] =>
  context.models.flatMap(model =>
    model.kind === 'event-rule' ? [{ name: ruleName(model, context), eventBus: busName(model.eventBus) }] : [],
  )

/** Those of the stack by their names, on the default bus. */
async function rulesByName({ aws, stack }: Context): Promise<OfRule[]> {
  const rules = await allPages(async NextToken => {
    const page = await aws.eventBridge('ListRules', {
      NamePrefix: `${stack.name}-`,
      ...(NextToken ? { NextToken } : {}),
    })
    return { items: page.Rules, next: page.NextToken }
  })
  return rules.map(({ Name: name = '' }) => ({ name, eventBus: 'default' }))
}

async function startedIn(group: string, context: Context): Promise<(string | undefined)[]> {
  const listed = await listedSchedules(group, context)
  return Promise.all(
    listed.map(async ({ Name }) => {
      const call = context.aws.scheduler('GetSchedule', { Name, GroupName: group })
      return (await unlessRefused(call, 'ResourceNotFoundException'))?.Target?.EcsParameters?.TaskDefinitionArn
    }),
  )
}
