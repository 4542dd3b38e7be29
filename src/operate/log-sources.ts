import type { ContainerDefinition, Service, TaskDefinition } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'

/** Where one container of a service writes: streams of this prefix, one a task. */
export interface LogSource {
  readonly service: string
  readonly container: string
  readonly group: string
  /** With the slash at its end; what follows in the name of a stream is the id of the task. */
  readonly prefix: string
  /** How many tasks of the service ran when it was looked at. */
  readonly running: number
}

/** The places where the containers of services write, and why those of others cannot be read. */
export interface LogSources {
  readonly sources: readonly LogSource[]
  readonly unread: readonly string[]
  /** The names of all containers. */
  readonly containers: ReadonlySet<string>
}

/** What writes logs: a service, or a task of a program as if it were one. */
export interface LogWriter extends Pick<Service, 'deployments' | 'runningCount' | 'serviceName' | 'taskDefinition'> {
  readonly kind: 'service' | 'task'
}

/** The revisions that services run or replace, each read once. */
export async function readSources(
  writers: readonly LogWriter[],
  wanted: readonly string[] | undefined,
  known: Map<string, TaskDefinition>,
  context: AccountContext,
): Promise<LogSources> {
  const sources = new Map<string, LogSource>()
  const unread = new Set<string>()
  const containers = new Set<string>()
  await Promise.all(
    writers.map(async writer => {
      const { kind, serviceName: service = '', taskDefinition, deployments = [], runningCount: running = 0 } = writer
      const arns = new Set([taskDefinition, ...deployments.map(each => each.taskDefinition)])
      for (const arn of arns) {
        if (arn === undefined) continue
        const { containerDefinitions = [] } = await definitionOf(arn, known, context)
        for (const container of containerDefinitions) {
          containers.add(container.name ?? '')
          if (wanted && !wanted.includes(container.name ?? '')) continue
          const found = sourceOf(kind, service, container, context.region)
          if (typeof found === 'string') unread.add(found)
          else sources.set([service, found.group, found.prefix].join(' '), { ...found, running })
        }
      }
    }),
  )
  return { sources: [...sources.values()], unread: [...unread], containers }
}

async function definitionOf(
  arn: string,
  known: Map<string, TaskDefinition>,
  { aws }: AccountContext,
): Promise<TaskDefinition> {
  const { taskDefinition = {} } = known.has(arn)
    ? { taskDefinition: known.get(arn) }
    : await aws.ecs('DescribeTaskDefinition', { taskDefinition: arn })
  known.set(arn, taskDefinition)
  return taskDefinition
}

/** The source, or why there is none. */
function sourceOf(
  kind: LogWriter['kind'],
  service: string,
  container: ContainerDefinition,
  region: string,
): Omit<LogSource, 'running'> | string {
  const { name = '', logConfiguration: { logDriver, options = {} } = {} } = container
  const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix, 'awslogs-region': at = region } = options
  const log = `The log of container ${name} of ${kind} ${service}`
  if (logDriver === undefined) return `${log} is nowhere: it has no log driver`
  if (logDriver !== 'awslogs') return `${log} goes to ${logDriver}, not to CloudWatch`
  if (at !== region) return `${log} is in another Region: ${at}`
  if (group === undefined || prefix === undefined)
    return `${log} cannot be told from others: awslogs-stream-prefix is not set`
  return { service, container: name, group, prefix: `${prefix}/${name}/` }
}
