import type { Diagnosis } from '../../../errors.ts'
import { guide } from '../causes/cause.ts'
import type { TaskStarter } from './starter.ts'

const nameIn = (arn: string): string => arn.split('/').at(-1) ?? arn

/** The cluster that it starts tasks in is not there. */
export const noCluster = ({ name, cluster }: TaskStarter): Diagnosis => ({
  code: 'cluster.missing',
  cause: `The cluster of ${name}, ${nameIn(cluster)}, is not there`,
  evidence: [],
  fix: `Deploy the program of ${name} again, or let it start its task in another cluster.`,
  docs: guide('clusters'),
})

/** What it starts was deregistered. */
export const noRevision = ({ name, taskDefinition }: TaskStarter): Diagnosis => ({
  code: 'task-definition.inactive',
  cause: `${name} starts ${nameIn(taskDefinition)}, which was deregistered: ECS refuses each start`,
  evidence: [],
  fix: `Deploy the program of ${name} again, or let it start a revision that is there.`,
  docs: guide('deregister-task-definition-v2'),
})
