import type { EventPattern } from '../model/event-pattern.ts'
import { busName, type EventRuleModel } from '../model/event-rule.ts'
import type { TaskModel } from '../model/task.ts'
import { apiRules } from './api/problems.ts'
import { checkQueue, checkRetries } from './delivery.ts'
import { fitsEveryTask } from './event-loop.ts'
import { checkPattern } from './event-pattern.ts'
import { unknownContainer } from './named-container.ts'
import { quoted } from './quoted.ts'
import { RAW_EVENT_RULE } from './raw-event-rule.ts'
import { checkRaw } from './raw-kind.ts'
import type { Report, RuleFamily } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html'
const targetDocs = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html'
const inputDocs = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html'

/** What is said of a missing part. */
export const EVENT_RULE_INCOMPLETE = {
  pattern: 'This event rule is incomplete: call .pattern()',
  task: 'This event rule is incomplete: call .task()',
} as const

/** A rule as the rules read it: parts that are missing are not there. */
export interface EventRuleDraft
  extends Omit<EventRuleModel, 'kind' | 'role' | 'task' | 'taskDefinition' | 'pattern' | 'tags'> {
  readonly pattern?: EventPattern | undefined
  readonly task?: TaskModel | undefined
  readonly missing: readonly (keyof typeof EVENT_RULE_INCOMPLETE)[]
}

const NAME = /^[0-9a-zA-Z_.-]{1,64}$/
const BUS = /^(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:\d{12}:event-bus\/)?[/._A-Za-z0-9-]{1,256}$/
const PATH = /^\$\.[^\s"'<>]{1,254}$/
const PATHS = 100

export const eventRuleRules: RuleFamily<EventRuleDraft> = {
  codes: [
    ...['EVT-NAM-01', 'EVT-TSK-01', 'EVT-PAT-01', 'EVT-PAT-02', 'EVT-PAT-03', 'EVT-PAT-04', 'EVT-BUS-01', 'EVT-RTY-01'],
    ...['EVT-DLQ-01', 'EVT-TGT-02', 'EVT-VAR-01', 'EVT-VAR-02', 'EVT-VAR-03', 'EVT-VAR-04', 'EVT-STA-01'],
    ...apiRules.codes,
  ],
  docs,
  check(rule, report) {
    const { id, missing, pattern, targetId, eventBus } = rule
    for (const part of missing) report({ code: 'EVT-TSK-01', path: [part], message: EVENT_RULE_INCOMPLETE[part], docs })
    if (!NAME.test(id)) {
      const hint = 'use 1 to 64 letters, digits, hyphens, underscores and dots'
      report({
        code: 'EVT-NAM-01',
        path: ['name'],
        message: `${quoted(id)} is not a name for an event rule`,
        hint,
        docs,
      })
    }
    if (pattern) {
      checkPattern(pattern, report)
      checkLoop(rule, report)
    }
    if (!BUS.test(eventBus)) {
      const hint = 'use its name, or arn:aws:events:<Region>:<account>:event-bus/<name>'
      const message = `${quoted(eventBus)} is not the name or ARN of an event bus`
      report({ code: 'EVT-BUS-01', path: ['eventBus'], message, hint, docs })
    }
    if (!NAME.test(targetId)) {
      const hint = 'use 1 to 64 letters, digits, hyphens, underscores and dots'
      const message = `${quoted(targetId)} is not an id of a target`
      report({ code: 'EVT-TGT-02', path: ['targetId'], message, hint, docs: targetDocs })
    }
    checkRetries(rule.retryPolicy, 'EVT-RTY-01', targetDocs, report)
    checkQueue(rule.deadLetterQueue, 'EVT-DLQ-01', targetDocs, report)
    checkVariables(rule, report)
    checkRaw(RAW_EVENT_RULE, rule.raw, report)
    checkState(rule, report)
  },
}

function checkState({ enabled, raw }: EventRuleDraft, report: Report): void {
  if (enabled || raw?.State === undefined) return
  const message = 'disabled() and raw.State both say whether the rule starts anything, and only one of them can be sent'
  report({ code: 'EVT-STA-01', path: ['raw', 'State'], message, hint: 'take one of them out', docs })
}

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html: rules that lead to infinite loops */
function checkLoop({ pattern = {}, eventBus, task }: EventRuleDraft, report: Report): void {
  // Other buses have no events of AWS.
  if (busName(eventBus) !== 'default' || !fitsEveryTask(pattern, task?.cluster.clusterName)) return
  report({
    code: 'EVT-PAT-04',
    severity: 'warning',
    path: ['pattern'],
    message: 'The task that this rule starts changes its state, too, and each time would start another',
    hint: "say whose changes are meant, such as detail: { group: ['service:web'] }",
    docs,
  })
}

function checkVariables({ eventVariables, task }: EventRuleDraft, report: Report): void {
  const paths = new Set(eventVariables.map(({ path }) => path))
  if (paths.size > PATHS) {
    const message = `The rule takes ${paths.size} values from an event, more than ${PATHS}`
    report({
      code: 'EVT-VAR-02',
      path: ['environmentFromEvent'],
      message,
      hint: 'let the task read some',
      docs: inputDocs,
    })
  }
  const names = task?.taskDefinition.containers.map(({ name }) => name)
  for (const { container, variable, path } of eventVariables) {
    const where = ['environmentFromEvent', container, variable]
    if (names && !names.includes(container)) report(unknownContainer('EVT-VAR-01', container, names))
    if (!PATH.test(path)) {
      const hint = 'use dots, such as $.detail.object.key'
      const message = `${quoted(path)} is not a path into an event`
      report({ code: 'EVT-VAR-02', path: where, message, hint, docs: inputDocs })
    }
    if (!Object.hasOwn(task?.overrides[container]?.environment ?? {}, variable)) continue
    const message = `${quoted(variable)} is a variable of the task already: .override() gives it a value`
    report({ code: 'EVT-VAR-03', path: where, message, hint: 'take it away there, or give this one another name' })
  }
  if (paths.size === 0 || !task) return
  // EventBridge fills in what stands between angle brackets, wherever it stands.
  const texts = Object.entries(task.overrides).flatMap(([container, { command = [], environment = {} }]) =>
    [...(Array.isArray(command) ? command : []), ...Object.values(environment)].map(text => [container, text] as const),
  )
  for (const [container, text] of texts) {
    if (typeof text !== 'string' || !/<[\w.-]+>/.test(text)) continue
    const message = `${quoted(text)} has a name in angle brackets, for which EventBridge would put in a value of the event`
    const hint = 'say it in the task definition, or take the values of the event away'
    report({ code: 'EVT-VAR-04', path: ['overrides', container], message, hint, docs: inputDocs })
  }
}
