import type { Activity } from '../../aws/shapes/auto-scaling.ts'
import type { Context } from '../context.ts'
import { causeOf, type WeighedDiagnosis } from './causes.ts'
import { readable } from './readable.ts'
import type { Subject } from './subject.ts'

const NEWEST = 20
/** A group goes on trying while it lacks instances: what failed before that is not what is waited for now. */
const RECENT_MILLISECONDS = 24 * 3_600_000

/** What the Auto Scaling groups that a service waits for say of instances that they cannot start. */
export interface FailedLaunches {
  readonly found: readonly WeighedDiagnosis[]
  readonly evidence: readonly string[]
}

export const NO_FAILED_LAUNCHES: FailedLaunches = { found: [], evidence: [] }

/**
 * Reads why the groups behind the capacity providers of a service start no instance: ECS itself says nothing of it, or
 * only that there is no room. A group whose newest launch went well is not told of.
 */
export async function failedLaunches(
  subject: Subject,
  { aws, clock }: Pick<Context, 'aws' | 'clock'>,
): Promise<FailedLaunches> {
  const { capacityProviderStrategy = [], deployments = [] } = subject.service
  const providers = capacityProviderStrategy.flatMap(({ capacityProvider: name = '' }) =>
    name === '' || /^FARGATE/.test(name) ? [] : name,
  )
  if (providers.length === 0) return NO_FAILED_LAUNCHES
  const began = deployments.find(({ status }) => status === 'PRIMARY')?.createdAt?.getTime() ?? 0
  const since = Math.max(began, clock.now() - RECENT_MILLISECONDS)
  const { value = [], evidence } = await readable('scaling activities', async () => {
    const { capacityProviders = [] } = await aws.ecs('DescribeCapacityProviders', { capacityProviders: providers })
    const groups = capacityProviders.flatMap(
      each => each.autoScalingGroupProvider?.autoScalingGroupArn?.split('autoScalingGroupName/')[1] ?? [],
    )
    return Promise.all(
      groups.map(async AutoScalingGroupName => {
        const input = { AutoScalingGroupName, MaxRecords: NEWEST }
        const { Activities = [] } = await aws.autoScaling('DescribeScalingActivities', input)
        return { group: AutoScalingGroupName, words: failureOf(Activities, since) }
      }),
    )
  })
  const found = value.flatMap(({ group, words }) => {
    const cause = words === undefined ? undefined : causeOf({ words, subject })
    return cause ? [{ ...cause, evidence: [`Auto Scaling group ${group}: ${words}`] }] : []
  })
  return { found, evidence }
}

/** The newest launch, where it failed since the deployment began. */
function failureOf(activities: readonly Activity[], since: number): string | undefined {
  const { StatusCode, Description, StatusMessage, StartTime } =
    activities.find(
      each => /^Launching/.test(each.Description ?? '') && /^(Failed|Successful)$/.test(each.StatusCode ?? ''),
    ) ?? {}
  if (StatusCode !== 'Failed' || (StartTime && StartTime.getTime() < since)) return undefined
  return /Status Reason/.test(Description ?? '')
    ? Description
    : `Launching a new EC2 instance.  Status Reason: ${StatusMessage}`
}

/** What no instance could be started for takes the place of that there is no room, and stands after what tasks failed for. */
export function withLaunches(
  found: readonly WeighedDiagnosis[],
  { found: launches }: Pick<FailedLaunches, 'found'>,
): readonly WeighedDiagnosis[] {
  if (launches.length === 0) return found
  const others = found.filter(({ weight, code }) => /^(cause|symptom)$/.test(weight) && code !== 'capacity.instances')
  return [...others, ...launches]
}
