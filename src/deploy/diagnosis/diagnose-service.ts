import type { Service, ServiceDeploymentBrief } from '../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../errors.ts'
import { ownerOf } from '../ownership.ts'
import { fromEcsTags } from '../resources/ecs-tags.ts'
import type { Found } from './causes.ts'
import { describeFailed, diagnoseTasks, tasksOf } from './failures.ts'
import { findService } from './find-service.ts'
import { readable } from './readable.ts'
import { causesInWords, diagnosesOf, endsOf, onePerCause } from './service-words.ts'
import { type Reader, readDefinition, type Subject } from './subject.ts'
import { diagnoseTarget } from './task.ts'

/** What is wrong with a service, from what AWS still shows of it. */
export async function diagnoseService(cluster: string, name: string, reader: Reader): Promise<readonly Diagnosis[]> {
  const service = await findService(cluster, name, reader)
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY')
  const last = await readable('service deployments', () => lastDeployment(service, reader))
  const lost = last.value && isLost(last.value) ? last.value : undefined
  const read = await readDefinition(primary?.taskDefinition, reader)
  const subject: Subject = {
    service,
    definition: read.definition,
    program: ownerOf(fromEcsTags(service.tags)) !== undefined,
  }
  const listed = await tasksOf(subject, 'STOPPED', reader)
  const described = await describeFailed(listed.arns, subject, reader)
  // The tasks of a deployment that was rolled back are not those of the one that runs.
  const tasks = described.tasks.filter(({ startedBy }) => lost || startedBy === primary?.id)
  const failed = [...(await diagnoseTasks(tasks, subject, reader, new Map())).values()]
  const ends = [...endsOf(service.deployments ?? []), ...(lost?.statusReason ? [lost.statusReason] : [])]
  const said = causesInWords(subject, (lost ?? primary)?.createdAt, ends)
  const targets = failed.length > 0 ? [] : await unhealthyTargets(subject, reader)
  const found = onePerCause([...failed, ...targets], said)
  if (!lost && isSteady(service) && found.every(({ weight }) => weight === 'nothing')) return []
  return diagnosesOf(
    found,
    service,
    [last, read, listed, described].flatMap(each => each.evidence),
    ends,
  )
}

async function lastDeployment(
  { clusterArn, serviceName }: Service,
  { aws }: Reader,
): Promise<ServiceDeploymentBrief | undefined> {
  const { serviceDeployments = [] } = await aws.ecs('ListServiceDeployments', {
    cluster: clusterArn,
    service: serviceName,
  })
  return serviceDeployments.toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))[0]
}

function isLost({ status }: ServiceDeploymentBrief): boolean {
  return /^(STOPPED|ROLLBACK_)/.test(status ?? '')
}

function isSteady({ desiredCount = 0, runningCount = 0, pendingCount = 0, deployments = [] }: Service): boolean {
  return (
    runningCount >= desiredCount &&
    pendingCount === 0 &&
    deployments.every(({ rolloutState = 'COMPLETED' }) => rolloutState === 'COMPLETED')
  )
}

async function unhealthyTargets(subject: Subject, reader: Reader): Promise<Found[]> {
  const groups = (subject.service.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? [])
  const found = await Promise.all(groups.map(arn => diagnoseTarget(arn, subject, reader)))
  return found.flatMap(each => each ?? [])
}
