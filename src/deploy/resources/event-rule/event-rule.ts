import type { DescribeRuleResponse, RuleState, Target } from '../../../aws/shapes/eventbridge.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import { busName, type EventRuleModel } from '../../../model/event-rule.ts'
import type { Tags } from '../../../model/resource.ts'
import { canonical } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, isNameOf, keyOf, nameOf, ownerOf } from '../../ownership.ts'
import { confirmedTags } from '../../stack-tags.ts'
import { found } from '../found.ts'
import { type Actions, type ManagedHandler, Retained } from '../handler.ts'
import { setTags } from '../set-tags.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { OTHER_INPUT } from '../task/overrides-in.ts'
import { familyNames, familyOf } from '../task-definition/family-name.ts'
import { LONGEST_RULE_NAME, ruleIn, ruleName } from './rule-name.ts'
import { apiTarget, type EventRuleTarget, liveTarget, wantedTarget } from './rule-target.ts'
import { eventTargets, isTargetOfStack, putTarget, removeTargets } from './targets.ts'

const GONE = 'ResourceNotFoundException'

interface EventRuleProps {
  readonly ruleName: string
  readonly eventBus: string
  readonly description: string
  readonly pattern: object
  /** When it comes due beside. */
  readonly scheduleExpression: string | undefined
  readonly state: RuleState
  /** That of the rule itself, which only buses of others need. */
  readonly ruleRoleArn: string | undefined
  /** The service of AWS that has made it for itself. */
  readonly managedBy: string | undefined
  readonly target: EventRuleTarget | undefined
  /** Targets that the program had before. */
  readonly formerTargets: readonly EventRuleTarget[]
  readonly tags: Tags
}

export const eventRule: ManagedHandler<'event-rule', EventRuleProps> = {
  turn: 'user',
  holdsData: false,
  uniqueName: (model, stack) => `${busName(model.eventBus)}/${ruleName(model, { stack })}`,
  identity: ({ arn }) => arn,
  orphans: {
    type: 'events:rule',
    arn: /:events:.*:rule\//,
    async confirm(arn, context) {
      const rule = ruleIn(arn)
      if (!(await describe(rule, context))) return undefined
      return found('event-rule', rule.name, { arn, ...rule }, await tagsOf(arn, context))
    },
  },
  isNamed: (name, id, { stack }) => isNameOf(name, [stack.name, id], LONGEST_RULE_NAME),
  immutable: ['eventBus'],
  back: {},
  // A template has the constants of the task beside the places of the values.
  hidden: ['environment', 'template', OTHER_INPUT],

  desired: (model, refs, context) => ({
    ruleName: ruleName(model, context),
    eventBus: busName(model.eventBus),
    description: model.raw?.Description ?? `Starts task ${model.task.id} of stack ${context.stack.name}`,
    pattern: patternIn(model.pattern),
    scheduleExpression: undefined,
    state: model.enabled ? (model.raw?.State ?? 'ENABLED') : 'DISABLED',
    ruleRoleArn: undefined,
    managedBy: undefined,
    target: wantedTarget(model, refs),
    formerTargets: [],
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, _refs, context) {
    const rule = { name: ruleName(model, context), eventBus: busName(model.eventBus) }
    if (model.eventBus.startsWith('arn:') && model.eventBus !== busArn(rule.eventBus, context))
      throw noBus(model, model.eventBus)
    const live = await describe(rule, context, refusal => {
      // In AWS's words a bus that is missing is told apart from a rule.
      if (!/^event bus /i.test(refusal.message)) return
      throw noBus(model, rule.eventBus, refusal)
    })
    if (!live) return undefined
    const arn = live.Arn ?? ''
    const [targets, confirmed] = await Promise.all([
      eventTargets(rule, context),
      confirmedTags(arn, desiredTags(model, model.tags, context), context),
    ])
    const tags = confirmed ?? (await tagsOf(arn, context))
    const target = targets.find(({ Id }) => Id === model.targetId)
    const others = targets.filter(each => each !== target)
    return {
      outputs: { arn, ...rule },
      props: {
        ruleName: rule.name,
        eventBus: rule.eventBus,
        description: live.Description ?? '',
        pattern: patternIn(live.EventPattern),
        scheduleExpression: live.ScheduleExpression,
        state: live.State ?? 'ENABLED',
        ruleRoleArn: live.RoleArn,
        managedBy: live.ManagedBy,
        target: target && liveTarget(target),
        formerTargets: others.filter(each => isTargetOfStack(each, context)).map(liveTarget),
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
      ignored: others
        .filter(each => !isTargetOfStack(each, context))
        .map(({ Id = '', Arn, EcsParameters }) => ({
          path: `targets.${Id}`,
          from: EcsParameters?.TaskDefinitionArn ?? Arn,
          to: undefined,
          because: 'added by others',
        })),
    }
  },

  async foresee(model, live, actions, context) {
    const family = familyNames(model.taskDefinition, context).present
    const twice = live?.ignored?.find(({ from }) => typeof from === 'string' && isOfFamily(from, family))
    const id = twice?.path.slice('targets.'.length)
    const made = live === undefined && model.deadLetterQueue !== undefined
    return {
      notes: made
        ? [
            `${nameOf(model)} keeps nothing in its dead-letter queue unless the policy of the queue lets events.amazonaws.com send to it`,
          ]
        : [],
      problems: [
        ...managed(model, actions, context),
        ...(twice
          ? [
              new PlanError('ownership.foreign', {
                resource: nameOf(model),
                message: `Target ${id} of rule ${ruleName(model, context)} starts ${family} as well, and was not made by stack ${context.stack.name}: each event would start it twice`,
                fix: `Take it over with .targetId('${id}'), or remove it from the rule.`,
              }),
            ]
          : []),
      ],
    }
  },

  async create(desired, _model, context) {
    const { RuleArn: arn = '' } = await putRule(desired, context, creationTags(desired))
    const rule = { name: desired.ruleName, eventBus: desired.eventBus }
    if (desired.target) await putTarget(rule, apiTarget(desired.target), context)
    return { arn, ...rule }
  },

  async update(desired, live, changed, _model, context) {
    const { outputs } = live
    const ofTarget = ['target', 'formerTargets', 'tags']
    const put = async (): Promise<void> => {
      if ([...changed].some(field => !ofTarget.includes(field))) await putRule(desired, context)
    }
    // One that is to start nothing does so first, and one that starts again has its target before.
    if (desired.state === 'DISABLED') await put()
    const before = targetsIn(live.props)
    const after = targetsIn(desired)
    const isIn = (all: readonly EventRuleTarget[]) => (target: EventRuleTarget) =>
      all.some(each => canonical(each) === canonical(target))
    for (const target of after.filter(each => !isIn(before)(each))) await putTarget(outputs, apiTarget(target), context)
    const gone = before.filter(({ id }) => !after.some(each => each.id === id))
    await removeTargets(
      outputs,
      gone.map(({ id }) => id),
      context,
    )
    if (desired.state !== 'DISABLED') await put()
    if (changed.has('tags')) await setTags.eventBridge(outputs.arn, live.props.tags, desired.tags, context)
    return outputs
  },

  keeps: async (rule, context) => withOthers(await eventTargets(rule, context), context),

  async remove(rule, context) {
    const targets = await eventTargets(rule, context)
    await removeTargets(
      rule,
      targets.filter(each => isTargetOfStack(each, context)).map(({ Id = '' }) => Id),
      context,
    )
    const others = withOthers(targets, context)
    if (others) throw others
    // One that is gone is no refusal, but its bus may be.
    await unlessRefused(context.aws.eventBridge('DeleteRule', { Name: rule.name, EventBusName: rule.eventBus }), GONE)
  },
}

/** AWS refuses changes of what a service of it has made for itself: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html */
function managed(model: EventRuleModel, actions: Actions, context: Context): PlanError[] {
  const { changes = [] } = actions.get(keyOf(model)) ?? {}
  const by = changes.find(({ path }) => path === 'managedBy')?.from
  if (by === undefined) return []
  return [
    new PlanError('ownership.foreign', {
      resource: nameOf(model),
      message: `Rule ${ruleName(model, context)} is managed by ${String(by)}, which has made it for itself: it cannot be taken over`,
      fix: 'Give the event rule another name.',
    }),
  ]
}

function withOthers(targets: readonly Target[], context: Context): Retained | undefined {
  const others = targets.filter(each => !isTargetOfStack(each, context))
  if (others.length === 0) return undefined
  return new Retained(`it has targets of others: ${others.map(({ Id = '' }) => Id).join(', ')}`)
}

const busArn = (name: string, { partition, region, account }: Context): string =>
  `arn:${partition}:events:${region}:${account}:event-bus/${name}`

const noBus = (model: EventRuleModel, bus: string, cause?: Error): PlanError =>
  new PlanError('event-bus.missing', {
    resource: nameOf(model),
    message: `There is no event bus ${bus} in this account and Region`,
    fix: 'Make it first, or name another with .eventBus().',
    cause,
  })

const targetsIn = ({ target, formerTargets }: EventRuleProps): readonly EventRuleTarget[] => [
  ...(target ? [target] : []),
  ...formerTargets,
]

/** Whatever it leaves out becomes nothing. */
const putRule = (desired: EventRuleProps, { aws }: Context, tags?: Tags) =>
  aws.eventBridge('PutRule', {
    Name: desired.ruleName,
    EventBusName: desired.eventBus,
    Description: desired.description,
    ...(Object.keys(desired.pattern).length > 0 && { EventPattern: JSON.stringify(desired.pattern) }),
    ...(desired.scheduleExpression !== undefined && { ScheduleExpression: desired.scheduleExpression }),
    ...(desired.ruleRoleArn !== undefined && { RoleArn: desired.ruleRoleArn }),
    State: desired.state,
    ...(tags && { Tags: toTagList(tags) }),
  })

async function describe(
  { name, eventBus }: { readonly name: string; readonly eventBus: string },
  { aws }: Context,
  onMissing?: (refusal: Error) => void,
): Promise<DescribeRuleResponse | undefined> {
  try {
    return await aws.eventBridge('DescribeRule', { Name: name, EventBusName: eventBus })
  } catch (error) {
    if (!(error instanceof Error && error.name === GONE)) throw error
    onMissing?.(error)
    return undefined
  }
}

async function tagsOf(ResourceARN: string, { aws }: Context): Promise<Tags> {
  const list = await unlessRefused(aws.eventBridge('ListTagsForResource', { ResourceARN }), GONE)
  return fromTagList(list?.Tags)
}

/** A rule that somebody else has made may have none. */
function patternIn(text: string | undefined): object {
  const parsed: unknown = JSON.parse(text ?? '{}')
  return typeof parsed === 'object' && parsed !== null ? parsed : {}
}

const isOfFamily = (arn: string, family: string): boolean =>
  arn.includes(':task-definition/') && (familyOf(arn) === family || arn.endsWith(`/${family}`))
