import type { Task, TaskStopCode } from '../../../aws/shapes/ecs.ts'
import type { DiagnosisCode } from '../diagnosis-code.ts'
import { guide } from './cause.ts'

/** An end of a task that says nothing against the program: by its stop code, or by AWS's words. */
interface OrdinaryEnd {
  readonly code: DiagnosisCode
  readonly stopCode?: TaskStopCode
  readonly words?: RegExp
  readonly cause: string
  readonly fix: string
  readonly docs: string
}

const EVENTS = guide('ecs_task_events')
const REPLACED = 'ECS starts another in its place; there is nothing to mend.'

// In their order: the words tell more than the stop code, which stands for several reasons.
const ORDINARY_ENDS: readonly OrdinaryEnd[] = [
  {
    code: 'task.maintenance',
    words:
      /performing maintenance|task (was )?retire(d|ment)|infrastructure (maintenance|retirement)|platform (update|patch)/i,
    cause: 'AWS maintains what the task ran on, and ended it for that',
    fix: `${REPLACED} More than one task keeps the service up meanwhile.`,
    docs: guide('task-maintenance'),
  },
  {
    code: 'instance.draining',
    words: /\bdraining\b/i,
    cause: 'The container instance is being drained, and its tasks are moved to others',
    fix: `${REPLACED} See that other instances have room.`,
    docs: guide('container-instance-draining'),
  },
  {
    code: 'instance.deregistered',
    words: /instance .*deregist(er|ration)|deregistered|deregistration forced/i,
    cause: 'The container instance was taken out of the cluster, and its tasks with it',
    fix: `${REPLACED} See that other instances have room.`,
    docs: EVENTS,
  },
  {
    code: 'instance.stopped',
    stopCode: 'TerminationNotice',
    words: /Host EC2 \(instance [^)]*\) (terminated|stopped)|instance .*\b(terminated|was stopped)/i,
    cause: 'The EC2 instance that the task ran on was stopped or terminated',
    fix: `${REPLACED} If nobody did it, look at the Auto Scaling group's activities, and whether Spot took the instance back.`,
    docs: EVENTS,
  },
  {
    code: 'infrastructure.unhealthy',
    stopCode: 'InfrastructureHealth',
    cause: 'What the task ran on became unhealthy, so ECS ended it',
    fix: REPLACED,
    docs: EVENTS,
  },
  {
    code: 'task.replaced',
    words: /^(\(?service [^)]*\)?:? )?(scaling activity initiated|availability zone rebalancing)/i,
    cause: 'ECS ended the task because it is one too many: scaling, rebalancing, or another deployment',
    fix: 'There is nothing to mend.',
    docs: guide('stopped-task-errors'),
  },
  {
    code: 'task.stopped-by-user',
    stopCode: 'UserInitiated',
    words: /^task stopped by user/i,
    cause: 'Somebody or another program stopped the task',
    fix: 'Ask who did, if nobody should have: CloudTrail has the call StopTask.',
    docs: guide('stopped-task-errors'),
  },
]

/** Why a task ended that did not fail; nothing where it may have. */
export function ordinaryEnd({ stopCode, stoppedReason = '' }: Task): OrdinaryEnd | undefined {
  if (stopCode === 'TaskFailedToStart' || stopCode === 'EssentialContainerExited') return undefined
  return (
    ORDINARY_ENDS.find(({ words }) => words?.test(stoppedReason)) ??
    ORDINARY_ENDS.find(end => stopCode !== undefined && end.stopCode === stopCode)
  )
}
