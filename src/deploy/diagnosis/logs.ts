import { stripVTControlCharacters } from 'node:util'
import type { ContainerDefinition, Task, TaskDefinition } from '../../aws/shapes/ecs.ts'
import { hideValues } from './hide-values.ts'
import { withItsEnd } from './program/frames.ts'
import { readable } from './readable.ts'
import type { AwsAccess, Subject } from './subject.ts'

const LINES = 10
/** Of what was read: the frames of an exception push it out of the last lines. */
const READ = 100
/** So many of their lines: an event has more than one with awslogs-multiline-pattern. */
const MOST = 1000

/** What a container said last. */
export interface LastWords {
  /** What of it tells something of its end. */
  readonly lines: readonly string[]
  readonly evidence: readonly string[]
}

/** The last words of a container whose task ECS shows no more. */
export interface PastLog extends LastWords {
  readonly container: ContainerDefinition
}

/** The last words of a container that tell something, and all of the last as evidence: without the values of its environment. */
export async function lastWords(
  task: Task,
  container: ContainerDefinition,
  { definition }: Subject,
  reader: AwsAccess,
): Promise<LastWords> {
  if (container.logConfiguration?.logDriver === 'awsfirelens') return wordsOfRouter(task, container, definition, reader)
  const { value = [], evidence } = await logOf(task, container, reader)
  const telling = withItsEnd(value).slice(-LINES)
  const lines = value.filter((line, at) => at >= value.length - LINES || telling.includes(line))
  return {
    lines: telling,
    evidence: [...lines.map(line => `log of ${container.name}: ${hideValues(line, definition)}`), ...evidence],
  }
}

/** Where the log of a container goes through a router (FireLens), and what the router says of its own failures. */
async function wordsOfRouter(
  task: Task,
  { name }: ContainerDefinition,
  definition: TaskDefinition | undefined,
  reader: AwsAccess,
): Promise<LastWords> {
  const router = definition?.containerDefinitions?.find(({ firelensConfiguration }) => firelensConfiguration)
  if (!router) return { lines: [], evidence: [] }
  const { value = [], evidence } = await logOf(task, router, reader)
  const errors = value.filter(line => ROUTER_ERROR.test(line)).slice(-LINES)
  return {
    lines: [],
    evidence: [
      `log of ${name}: it goes where the log router ${router.name} sends it`,
      ...errors.map(line => `log of ${router.name}: ${hideValues(line, definition)}`),
      ...evidence,
    ],
  }
}

// As Fluent Bit, its plugins in Go, and Fluentd write it: https://github.com/aws/aws-for-fluent-bit/issues/177 and 835
const ROUTER_ERROR = /\[ ?(error|warn|fatal)\]|\blevel=(error|warning|fatal)\b/i

/** The last lines of a container whose log is in CloudWatch Logs in a stream of its own. */
async function logOf(
  task: Task,
  { name, logConfiguration }: ContainerDefinition,
  { aws }: AwsAccess,
): Promise<{ readonly value?: readonly string[]; readonly evidence: readonly string[] }> {
  const { 'awslogs-group': logGroupName, 'awslogs-stream-prefix': prefix } = logConfiguration?.options ?? {}
  if (logConfiguration?.logDriver !== 'awslogs' || !logGroupName || !prefix) return { evidence: [] }
  const logStreamName = `${prefix}/${name}/${task.taskArn?.split('/').at(-1)}`
  return readable(`logs of container ${name}`, async () => {
    const { events = [] } = await aws.cloudWatchLogs('GetLogEvents', {
      logGroupName,
      logStreamName,
      limit: READ,
      startFromHead: false,
    })
    return events.flatMap(({ message = '' }) => linesOf(message)).slice(-MOST)
  })
}

// Loggers color their levels without a terminal, too; progress is written over with carriage returns.
const linesOf = (message: string): string[] =>
  stripVTControlCharacters(message)
    .trimEnd()
    .split(/[\r\n]+/)
    .map(line => line.trimEnd())
