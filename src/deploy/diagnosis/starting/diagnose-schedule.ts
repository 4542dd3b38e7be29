import type { GetScheduleOutput } from '../../../aws/shapes/scheduler.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { type Diagnosis, PlanError } from '../../../errors.ts'
import { listedSchedules } from '../../resources/schedule/listed-schedules.ts'
import { isOver } from '../../resources/schedule/passed.ts'
import { readable } from '../readable.ts'
import { type StarterReader, startedByOf, type TaskStarter } from './starter.ts'
import { diagnoseStarting, LOOK_BACK } from './starting.ts'
import { whole } from './whole.ts'

const GUIDE = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide'

/** What a schedule missed, or failed to start, from what AWS still shows of it. */
export async function diagnoseSchedule(given: string, reader: StarterReader): Promise<readonly Diagnosis[]> {
  const at = given.indexOf('/')
  const [group, name] = at < 0 ? ['default', given] : [given.slice(0, at), given.slice(at + 1)]
  const found = await findSchedule(group, name, given, reader)
  const starter = starterOf(found, reader)
  const idle = idleness(found, reader)
  if (!starter) return whole(`schedule ${name}`, [...idle, notEcs(name, found)], [])
  const others = await readable(`schedules of group ${group}`, () => listedSchedules(group, reader))
  const together = (others.value ?? []).flatMap(({ Name = '' }) => (Name === name ? [] : [Name]))
  const counting = {
    code: 'schedule.failed',
    namespace: 'AWS/Scheduler',
    dimensions: { ScheduleGroup: group },
    tried: 'InvocationAttemptCount',
    refused: ['TargetErrorCount', 'TargetErrorThrottledCount'],
    lost: 'InvocationDroppedCount',
    notKept: 'InvocationsFailedToBeSentToDeadLetterCount',
    queueRight: 'The queue has to be a standard one, and the role of the schedule may sqs:SendMessage to it.',
    // Where they cannot be listed, there may be others.
    together: others.value ? together : ['other schedules of the group'],
    // What was before it was changed last is not about what it is now.
    since: Math.max(reader.clock.now() - LOOK_BACK, found.LastModificationDate?.getTime() ?? 0),
  } as const
  const { found: problems, evidence, started, tried } = await diagnoseStarting(starter, counting, reader)
  // One that starts once is over when it has done so.
  const told = started > 0 ? idle.filter(({ code }) => code !== 'schedule.over') : idle
  const seen = [...told, ...problems]
  // A group is counted as one: where none of it has started anything, neither has this one.
  const unread = [...others.evidence, ...evidence]
  const quiet = seen.length === 0 && unread.length === 0 && tried === 0 && started === 0
  const all = quiet ? [notRun(starter.name, counting.since)] : seen
  return whole(starter.name, all, unread)
}

const notRun = (name: string, since: number): Diagnosis => ({
  code: 'schedule.not-run',
  cause: `Nothing is known to be wrong with ${name}, and it has started nothing yet since ${new Date(since).toISOString()}`,
  evidence: ['InvocationAttemptCount of its group: 0 since then, which is its last change, or 7 days ago'],
  fix: 'Wait for its time, or run its task now: fluent-ecs run FILE --task NAME.',
  docs: `${GUIDE}/monitoring-cloudwatch.html`,
})

async function findSchedule(
  GroupName: string,
  Name: string,
  given: string,
  reader: StarterReader,
): Promise<GetScheduleOutput> {
  // Others are no names, and would be refused in other words.
  const isName = /^[\w.-]{1,64}$/.test(GroupName) && /^[\w.-]{1,64}$/.test(Name)
  const call = isName
    ? await unlessRefused(reader.aws.scheduler('GetSchedule', { Name, GroupName }), 'ResourceNotFoundException')
    : undefined
  if (call) return call
  const there = isName ? await readable('schedules', () => listedSchedules(GroupName, reader)) : undefined
  const names = (there?.value ?? []).slice(0, MOST).map(each => each.Name)
  throw new PlanError('schedule.missing', {
    resource: `schedule ${given}`,
    message: `There is no schedule "${Name}" in group "${GroupName}" in this Region.${names.length > 0 ? ` There is: ${names.join(', ')}.` : ''}`,
    fix: 'Write the name after that of its group, which is <stack>-schedules for those of a stack: shop-schedules/nightly.',
  })
}

const MOST = 20

function starterOf(found: GetScheduleOutput, { partition, account, region }: StarterReader): TaskStarter | undefined {
  const { Name: name = '', Target: target = { Arn: '', RoleArn: '' } } = found
  const { EcsParameters: parameters } = target
  if (!parameters) return undefined
  const { TaskDefinitionArn = '', Tags = [], PropagateTags, EnableECSManagedTags } = parameters
  const { Arn: cluster = '' } = target
  return {
    name: `schedule ${name}`,
    service: {
      name: 'EventBridge Scheduler',
      principal: 'scheduler.amazonaws.com',
      docs: `${GUIDE}/troubleshooting.html`,
    },
    startedBy: startedByOf('chronos-schedule', name),
    cluster: cluster.startsWith('arn:') ? cluster : `arn:${partition}:ecs:${region}:${account}:cluster/${cluster}`,
    taskDefinition: TaskDefinitionArn,
    roleArn: target.RoleArn ?? '',
    tags: Tags.length > 0 || PropagateTags !== undefined || EnableECSManagedTags === true,
    deadLetterQueue: target.DeadLetterConfig?.Arn,
  }
}

/** Why it starts nothing, though nothing has failed. */
function idleness(found: GetScheduleOutput, { clock }: StarterReader): Diagnosis[] {
  const {
    Name: name = '',
    State,
    ScheduleExpression: expression = '',
    ScheduleExpressionTimezone: timeZone = 'UTC',
  } = found
  const docs = `${GUIDE}/schedule-types.html`
  if (State === 'DISABLED')
    return [
      {
        code: 'schedule.disabled',
        cause: `Schedule ${name} is disabled, and starts nothing`,
        evidence: ['State: DISABLED'],
        fix: 'Take .disabled() away in its program and deploy, or deploy that where somebody else has disabled it; elsewhere set its State to ENABLED.',
        docs,
      },
    ]
  const end = found.EndDate?.getTime()
  const start = found.StartDate?.getTime()
  const ended = end !== undefined && end <= clock.now()
  if (ended || isOver({ expression, timeZone }, { clock }))
    return [
      {
        code: 'schedule.over',
        cause: `Schedule ${name} is over, and starts nothing any more`,
        evidence: [ended ? `EndDate: ${found.EndDate?.toISOString()}` : `${expression} in ${timeZone} has passed`],
        fix: `Give it ${ended ? 'a later EndDate, or none' : 'another time'} in its program, and deploy; or take it out.`,
        docs,
      },
    ]
  if (start === undefined || start <= clock.now()) return []
  return [
    {
      code: 'schedule.not-begun',
      cause: `Schedule ${name} has not begun: it starts nothing before ${found.StartDate?.toISOString()}`,
      evidence: [`StartDate: ${found.StartDate?.toISOString()}`],
      fix: 'Wait, or give it an earlier start date.',
      docs,
    },
  ]
}

const notEcs = (name: string, { Target: target }: GetScheduleOutput): Diagnosis => ({
  code: 'schedule.other-target',
  cause: `Schedule ${name} starts no task of ECS`,
  evidence: [`its target is ${target?.Arn}`],
  fix: 'Nothing more is told here of other targets.',
  docs: `${GUIDE}/managing-targets.html`,
})
