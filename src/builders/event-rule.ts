import type { Deferred } from '../model/deferred.ts'
import type { EventPattern } from '../model/event-pattern.ts'
import type { EventRuleModel, EventVariable } from '../model/event-rule.ts'
import type { RawEventRuleSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import type { RoleModel } from '../model/role.ts'
import { RETRIES, type RetryPolicy } from '../model/schedule.ts'
import type { TaskModel } from '../model/task.ts'
import { issuesOf } from '../validators/check.ts'
import { eventRuleRules } from '../validators/event-rule.ts'
import type { Issue } from '../validators/issue.ts'
import { call, type MethodCall, once, saying, taken } from './calls.ts'
import { COMMON_CALLS, NAMED, RAW, TAGS } from './common-calls.ts'
import { type Definition, part, typed } from './definition.ts'
import { data, definition, text, texts } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_EVENT_RULE } from './option-names.ts'
import { copied } from './raw-fields.ts'
import { runRights } from './run-rights.ts'
import type { KnownDefinition, TargetContainer } from './service-spec.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'
import type { CompleteTask, TaskSpec, taskSpec } from './task-spec.ts'
import { deferrable } from './value.ts'

/** An event rule without its pattern. */
export interface NewEventRule {
  /**
   * Sets which events start the task: those that have all of these fields, with one of the values of each. Their names are
   * those of the event, and `detail` is as its source says it.
   *
   * @param pattern At most 2,048 characters as JSON, 4,096 where AWS has raised the quota.
   * @example
   * eventRule('uploads').pattern({
   *   source: ['aws.s3'],
   *   'detail-type': ['Object Created'],
   *   detail: { bucket: { name: ['shop-uploads'] }, object: { key: [{ prefix: 'in/' }] } },
   * })
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
   */
  pattern(pattern: EventPattern): PatternedEventRule
}

/** An event rule that has its pattern, and no task yet. */
export interface PatternedEventRule {
  /**
   * Sets what is started: always the revision that was deployed last, by its number. Where a service waits for the same
   * task, the rule changes once that has run well.
   *
   * @example
   * eventRule('uploads').pattern({ source: ['shop.orders'] }).task(task('resize').service(site))
   */
  task<T extends TaskSpec>(task: CompleteTask<T>): EventRule<T[typeof taskSpec]['task']>
}

/**
 * A rule of EventBridge that starts a task of the stack for each event that fits a pattern, with a role that may do this
 * and nothing else. An event may come more than once, and so start it more than once.
 *
 * @typeParam Def what it knows of the task definition
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
 */
export interface EventRule<Def extends KnownDefinition = KnownDefinition> extends CheckedDefinition<EventRuleModel> {
  /**
   * Gives a container values of the event, in variables beside those of the task. Each path has to lead to a text in every
   * event that fits: what AWS makes of others is not documented. Once for each variable.
   *
   * @param container The name of a container of the task definition.
   * @param paths By the name of the variable, where its value is: with dots, 256 characters at most.
   * @example
   * eventRule('uploads').pattern({ source: ['aws.s3'] }).task(task('resize').service(site))
   *   .environmentFromEvent('app', { BUCKET: '$.detail.bucket.name', KEY: '$.detail.object.key' })
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
   */
  environmentFromEvent<K extends string>(
    container: TargetContainer<Def, K>,
    paths: Readonly<Record<string, string>>,
  ): EventRule<Def>
  /**
   * Sets the bus whose events are meant, by its name or ARN: one of this account and Region, which is there already.
   *
   * @default 'default', which has the events of AWS
   */
  eventBus(bus: string): EventRule<Def>
  /**
   * Sets how often, and for how long after the event, the start of the task is tried again. It is about tasks that AWS could
   * not start for a while, not about rights that lack, nor about tasks that failed.
   *
   * @default 185 times within 86,400 seconds
   */
  retryPolicy(policy: Partial<RetryPolicy>): EventRule<Def>
  /**
   * Sends events whose task could not be started to a standard queue of SQS, by its ARN. The policy of the queue has to let
   * `events.amazonaws.com` do so, for the ARN of the rule: nothing here changes it.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
   */
  deadLetterQueue(arn: string | Deferred): EventRule<Def>
  /**
   * Sets by what EventBridge knows the target: say the id that a rule has which is taken over, so that its target is, too.
   *
   * @param id 1 to 64 letters, digits, hyphens, underscores and dots.
   * @default 'task'
   */
  targetId(id: string): EventRule<Def>
  /** Starts nothing, until a deploy without this. */
  disabled(): EventRule<Def>
  /** Adds tags: at most 47 in all. */
  tags(tags: Tags): EventRule<Def>
  /**
   * Sets members of PutRule and of its target that have no method.
   *
   * @example
   * const uploads = eventRule('uploads').pattern({ source: ['aws.s3'] }).task(task('resize').service(site))
   * uploads.raw({ Target: { EcsParameters: { Group: 'resizing' } } })
   * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
   */
  raw(settings: RawEventRuleSettings): EventRule<Def>
}

/**
 * Makes a rule for events. In AWS its name is `<stack>-<name>`, and tasks are started by `events-rule/` and that name.
 *
 * @param name 1 to 64 letters, digits, hyphens, underscores and dots.
 * @example
 * eventRule('uploads')
 *   .pattern({ source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { bucket: { name: ['shop-uploads'] } } })
 *   .task(task('resize').service(site))
 *   .environmentFromEvent('app', { KEY: '$.detail.object.key' })
 */
export function eventRule(name: string): NewEventRule {
  taken('eventRule()', NAMED, [name], eventRule)
  const settings = { name, eventBus: 'default', enabled: true, targetId: 'task' }
  return typed(new EventRuleBuilder({ ...settings, eventVariables: [], retryPolicy: {}, tags: {} }), eventRule)
}

interface Settings
  extends Pick<EventRuleModel, 'eventBus' | 'enabled' | 'targetId' | 'eventVariables' | 'tags' | 'raw'> {
  readonly name: string
  readonly pattern?: EventPattern
  readonly task?: Definition<TaskModel>
  readonly retryPolicy: Partial<RetryPolicy>
  readonly deadLetterQueue?: string | Deferred
}

class EventRuleBuilder extends TaggedSteps<Settings, EventRuleModel> {
  pattern(pattern: EventPattern): this {
    return this.with({ pattern })
  }

  task(task: Definition<TaskModel>): this {
    return this.with({ task })
  }

  environmentFromEvent(container: string, paths: Readonly<Record<string, string>>): this {
    const given = Object.entries(paths).map(([variable, path]) => ({ container, variable, path }))
    const isGiven = (one: EventVariable): boolean =>
      given.some(({ variable }) => variable === one.variable && container === one.container)
    return this.with({ eventVariables: [...this.settings.eventVariables.filter(one => !isGiven(one)), ...given] })
  }

  eventBus(eventBus: string): this {
    return this.with({ eventBus })
  }

  retryPolicy(policy: Partial<RetryPolicy>): this {
    return this.with({ retryPolicy: { ...this.settings.retryPolicy, ...policy } })
  }

  deadLetterQueue(arn: string | Deferred): this {
    return this.with({ deadLetterQueue: arn })
  }

  targetId(targetId: string): this {
    return this.with({ targetId })
  }

  disabled(): this {
    return this.with({ enabled: false })
  }

  raw(settings: RawEventRuleSettings): this {
    return this.with({ raw: { ...this.settings.raw, ...copied(settings) } })
  }

  protected get where(): readonly [string, string] {
    return ['event-rule', this.settings.name]
  }

  protected make(issues: Issue[]): EventRuleModel | undefined {
    const { name, task: given, pattern, retryPolicy, ...settings } = this.settings
    const task = part(given, issues)
    const rule = { id: name, ...settings, retryPolicy: { ...RETRIES, ...retryPolicy } }
    const missing = [...(pattern ? [] : ['pattern' as const]), ...(given ? [] : ['task' as const])]
    issues.push(...issuesOf(this.where, eventRuleRules, { ...rule, missing, pattern, task }))
    if (!pattern || !task) return undefined
    const { taskDefinition } = task
    return {
      kind: 'event-rule',
      ...rule,
      pattern: JSON.stringify(pattern),
      task,
      taskDefinition,
      role: ruleRole(name, task),
    }
  }
}

/** A role that lets EventBridge start a task, and nothing else. To queues it sends by their policies. */
function ruleRole(rule: string, task: TaskModel): RoleModel {
  return {
    kind: 'role',
    id: `${rule}-event-rule`,
    description: `Starts task ${task.id} for event rule ${rule}`,
    assumedBy: 'events.amazonaws.com',
    statements: runRights(task),
    managedPolicyArns: [],
    tags: task.tags,
  }
}

/** How the methods of an event rule are called. */
const EVENT_RULE_CALLS = {
  ...COMMON_CALLS,
  pattern: once('pattern', call(data)),
  task: once('task', call(definition("a task, such as task('report')", 'task'))),
  environmentFromEvent: saying(
    ([container, paths]) =>
      Object.fromEntries(
        Object.entries(paths ?? {}).map(([name, path]) => [`variable ${name} of container ${container}`, path]),
      ),
    call(text, texts),
  ),
  eventBus: call(text),
  retryPolicy: call(data),
  deadLetterQueue: call(deferrable),
  targetId: call(text),
  disabled: call(),
  tags: TAGS,
  raw: RAW,
} as const satisfies Readonly<Record<string, MethodCall>>

offers(EventRuleBuilder, 'event-rule', EVENT_RULE_CALLS, OF_EVENT_RULE)
