import type { DescribeRuleResponse, Target } from '../../../aws/shapes/eventbridge.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { type Diagnosis, PlanError } from '../../../errors.ts'
import { eventTargets } from '../../resources/event-rule/targets.ts'
import { readable } from '../readable.ts'
import { type StarterReader, startedByOf, type TaskStarter } from './starter.ts'
import { DAYS, diagnoseStarting, LOOK_BACK } from './starting.ts'
import { whole } from './whole.ts'

const GUIDE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide'
const TROUBLE = `${GUIDE}/eb-troubleshooting.html`

/** What an event rule missed, or failed to start, from what AWS still shows of it. */
export async function diagnoseEventRule(given: string, reader: StarterReader): Promise<readonly Diagnosis[]> {
  const end = given.lastIndexOf('/')
  const [eventBus, name] = end < 0 ? ['default', given] : [given.slice(0, end), given.slice(end + 1)]
  const rule = await findRule(eventBus, name, given, reader)
  const called = `event rule ${name}`
  const isDisabled = rule.State === 'DISABLED'
  const idle = isDisabled ? [disabled(called)] : []
  const targets = await readable(`targets of ${called}`, () => eventTargets({ name, eventBus }, reader))
  const starters = (targets.value ?? []).flatMap(target => starterOf(target, name))
  if (targets.value && starters.length === 0) return whole(called, [...idle, noTarget(called, targets.value)], [])
  const found: Diagnosis[] = [...idle]
  const unread: string[] = [...targets.evidence]
  let tried: number | undefined
  for (const starter of starters) {
    const counting = {
      code: 'event-rule.failed',
      namespace: 'AWS/Events',
      // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html: with one alone it is on the default bus
      dimensions: { RuleName: name, ...(eventBus !== 'default' && { EventBusName: eventBus }) },
      tried: 'Invocations',
      refused: [],
      lost: 'FailedInvocations',
      notKept: 'InvocationsFailedToBeSentToDlq',
      queueRight:
        'The policy of the queue has to let events.amazonaws.com do sqs:SendMessage, with the ARN of the rule as aws:SourceArn.',
      together: (targets.value ?? []).filter(({ Id }) => Id !== starter.id).map(({ Id = '' }) => `target ${Id}`),
      since: reader.clock.now() - LOOK_BACK,
    } as const
    const looked = await diagnoseStarting(starter, counting, reader)
    found.push(...looked.found.filter(each => !found.some(({ cause }) => cause === each.cause)))
    unread.push(...looked.evidence)
    tried = looked.tried
  }
  const quiet = !isDisabled && rule.ScheduleExpression === undefined && tried === 0
  return whole(called, found.length === 0 && quiet ? [noEvent(called)] : found, [...new Set(unread)])
}

async function findRule(
  EventBusName: string,
  Name: string,
  given: string,
  { aws }: StarterReader,
): Promise<DescribeRuleResponse> {
  // Others are no names, and would be refused in other words.
  const isName = /^[\w.-]{1,64}$/.test(Name) && /^[\w./-]{1,256}$/.test(EventBusName)
  const found = isName
    ? await unlessRefused(aws.eventBridge('DescribeRule', { Name, EventBusName }), 'ResourceNotFoundException')
    : undefined
  if (found) return found
  throw new PlanError('event-rule.missing', {
    resource: `event rule ${given}`,
    message: `There is no rule "${Name}" on event bus "${EventBusName}" in this Region`,
    fix: 'Write its name, which is <stack>-<name> for those of a stack: shop-uploads, or orders/shop-uploads for one on the bus orders.',
  })
}

function starterOf(target: Target, rule: string): (TaskStarter & { readonly id: string })[] {
  const { EcsParameters: parameters, Id: id = '' } = target
  if (!parameters) return []
  const { TaskDefinitionArn = '', Tags = [], PropagateTags, EnableECSManagedTags } = parameters
  return [
    {
      id,
      name: `event rule ${rule}`,
      service: { name: 'EventBridge', principal: 'events.amazonaws.com', docs: TROUBLE },
      startedBy: startedByOf('events-rule', rule),
      cluster: target.Arn ?? '',
      taskDefinition: TaskDefinitionArn,
      roleArn: target.RoleArn ?? '',
      tags: Tags.length > 0 || PropagateTags !== undefined || EnableECSManagedTags === true,
      deadLetterQueue: target.DeadLetterConfig?.Arn,
    },
  ]
}

const disabled = (called: string): Diagnosis => ({
  code: 'event-rule.disabled',
  cause: `${called} is disabled, and starts nothing`,
  evidence: ['State: DISABLED'],
  fix: 'Take .disabled() away in its program and deploy, or deploy that where somebody else has disabled it; elsewhere set its State to ENABLED.',
  docs: TROUBLE,
})

const noTarget = (called: string, targets: readonly Target[]): Diagnosis => ({
  code: 'event-rule.no-target',
  cause: `${called} starts no task of ECS`,
  evidence: targets.map(({ Id, Arn }) => `its target ${Id} is ${Arn}`),
  fix: 'Deploy its program again where it should have a task as its target. Nothing more is told here of other targets.',
  docs: TROUBLE,
})

const noEvent = (called: string): Diagnosis => ({
  code: 'event-rule.no-event',
  cause: `No event has fitted the pattern of ${called} in the last ${DAYS} days`,
  evidence: [`Invocations: 0 in the last ${DAYS} days`],
  fix: 'Where there was none, nothing is wrong. Else compare the pattern with the event: all fields have to be there and fit. S3 sends events only of buckets where they were switched on, and API calls are events only with a trail of CloudTrail.',
  docs: TROUBLE,
})
