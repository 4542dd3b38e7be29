import { advice, ofService, type Place } from '../advice.ts'
import type { Clue } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

const HOOKS = guide('deployment-lifecycle-hooks')

const RULE_OF_OTHERS =
  'let the production rule send everything to the target group that serves now (the other has weight 0), name no group that the service does not have, and put both groups into the production or the test rule.'

/** Why a deployment failed whose tasks tell nothing. */
export const ROLLOUT_CAUSES: readonly Cause[] = [
  {
    code: 'rollout.networking',
    words:
      /invalid networking configuration|one or more (rules|listeners|target groups) not found|should have exactly one target group|associated with (either )?(the )?productionListenerRule/i,
    mends: 'never',
    cause: clue => `The deployment may not shift traffic as it was to: ${networking(clue)}`,
    fix: clue =>
      clue.subject.program
        ? `Deploy again: it puts the rule and its target groups back as service('${clue.subject.service.serviceName}') wants them. Find out who changed them. Those of others, in advancedConfiguration, it leaves as they are: ${RULE_OF_OTHERS}`
        : RULE_OF_OTHERS.replace(/^l/, 'L'),
    docs: guide('troubleshooting-blue-green'),
  },
  {
    code: 'rollout.hook',
    words: /(lifecycle|pause) hook|hook execution failure/i,
    mends: 'never',
    cause: clue => `A lifecycle hook ended the deployment${stage(clue)}: ${answer(clue)}`,
    fix: clue =>
      /pause hook/i.test(clue.words)
        ? advice`Deploy again and approve it, or give it more time: ${hooks(clue)}.`
        : advice`Read the log of the function: it must answer { hookStatus: "SUCCEEDED" } in time. The hooks are ${hooks(clue)}.`,
    docs: HOOKS,
  },
  {
    code: 'rollout.alarm',
    words: /alarm(?:s|\(s\))? (?:was |were )?detected|alarms?\b.* (in|into) (the )?ALARM|CloudWatch alarm/i,
    mends: 'itself',
    cause: ({ subject: { service } }) => {
      const { alarmNames = [] } = service.deploymentConfiguration?.alarms ?? {}
      return `An alarm of the deployment went off${alarmNames.length > 0 ? `: ${alarmNames.join(' or ')}` : ''}`
    },
    fix: clue =>
      advice`See in CloudWatch what the alarm measured: the new revision runs, but not well. The alarms are ${ofService(clue, '.alarms(…)', 'deploymentConfiguration.alarms')}.`,
    docs: guide('deployment-alarm-failure'),
  },
  {
    code: 'rollout.percents',
    words: /unable to stop or start tasks during a deployment because of the service deployment configuration/i,
    mends: 'never',
    cause: () => 'The deployment may neither start a new task nor stop an old one',
    fix: clue =>
      advice`Lower the one or raise the other: ${ofService(clue, '.minimumHealthyPercent(…) and .maximumPercent(…)', 'minimumHealthyPercent', 'maximumPercent')}.`,
    docs: guide('service-event-messages-list'),
  },
  {
    code: 'rollout.protected-tasks',
    words: /number of protected tasks|protected tasks are more|tasks? under protection|DEPLOYMENT_BLOCKED/i,
    mends: 'itself',
    cause: () => 'Tasks are protected from being stopped, more than the service may keep',
    fix: () => 'Wait until they are done, or take the protection off those that may stop (UpdateTaskProtection).',
    docs: guide('task-scale-in-protection'),
  },
  {
    code: 'aws.throttled',
    words: /operations are being throttled|operation.* throttled|ThrottlingException|Rate exceeded/i,
    mends: 'itself',
    weight: 'symptom',
    cause: ({ words }) => `AWS limits the calls that ECS makes for this service${on(words)}`,
    fix: () =>
      'Wait: ECS tries again by itself. If it goes on, change fewer services at once, or ask for a higher rate.',
    docs: guide('service-event-messages-list'),
  },
  {
    code: 'rollout.start-impaired',
    words: /unable to consistently start tasks/i,
    mends: 'itself',
    weight: 'symptom',
    cause: () => 'Tasks fail again and again, so ECS waits longer before each attempt; their reasons could not be read',
    fix: () =>
      'Look at the stopped tasks (ECS shows them for an hour) and at their logs: the cause stands there, not in this event.',
    docs: guide('service-throttle-logic'),
  },
  {
    code: 'rollout.circuit-breaker',
    words:
      /(?<!\b(?:enable|use|using|specify|configure) (?:the )?(?:deployment )?)circuit breaker(?! (feature|can|may|must|is (only|not)|requires))|deployment failed: tasks? failed to start/i,
    calls: true,
    mends: 'itself',
    weight: 'end',
    cause: () => 'So many tasks failed that the circuit breaker ended the deployment; their reasons could not be read',
    fix: clue =>
      advice`Look at the stopped tasks (ECS shows them for an hour) and their logs. The threshold is ${ofService(clue, '.circuitBreaker(…)', 'deploymentCircuitBreaker')}.`,
    docs: guide('deployment-circuit-breaker'),
  },
  {
    code: 'rollout.no-candidate',
    words: /no rollback candidate/i,
    calls: true,
    mends: 'itself',
    weight: 'end',
    cause: () =>
      'The deployment failed, and there was no completed one to go back to; why it failed is in the events before',
    fix: () =>
      'Read the events and the stopped tasks of the service for the first failure, mend that, and deploy again.',
    docs: guide('deployment-circuit-breaker'),
  },
]

const NETWORKING: readonly (readonly [RegExp, string])[] = [
  [/exactly one target group/i, 'the rule sends traffic to more than one target group'],
  [/unexpected target group/i, 'the rule sends traffic to a target group that is not the service’s'],
  [
    /not associated|must be associated/i,
    'a target group of the service is in neither the production nor the test rule',
  ],
  [/not found/i, 'a rule that the service names is gone'],
]

const networking = ({ words }: Clue): string =>
  NETWORKING.find(([pattern]) => pattern.test(words))?.[1] ?? 'its rules and target groups do not fit'

function stage({ words }: Clue): string {
  const name = /\b((?:PRE|POST|TEST|PRODUCTION|RECONCILE|BAKE)[A-Z_]+)\b/.exec(words)?.[1]
  return name ? ` at ${name}` : ''
}

function answer({ words }: Clue): string {
  const target = /arn:[\w-]+:lambda:[^\s]+?(?=[\s,]|\.?$)/.exec(words)?.[0] ?? 'the function'
  if (/pause hook/i.test(words)) return 'nobody approved it in time'
  if (/returned FAILED/i.test(words)) return `${target} answered FAILED`
  if (/parse the response|must not be null/i.test(words)) return `${target} gave no hookStatus, or ran out of time`
  const why = /unable to invoke hook target \S+ due to ([^\n]*\w)/i.exec(words)?.[1]
  if (why) return `${target} could not be called (${why})`
  return /timed? ?out/i.test(words) ? `${target} did not answer in time` : 'AWS does not say which one or how'
}

const hooks = (clue: Clue): Place =>
  ofService(clue, '{ hooks } of the deployment strategy', 'deploymentConfiguration.lifecycleHooks')

const on = (words: string): string => {
  const service = /throttled on (\w+)/i.exec(words)?.[1]
  return service ? ` to ${service}` : ''
}
