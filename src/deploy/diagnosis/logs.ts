import { stripVTControlCharacters } from 'node:util'
import type { ContainerDefinition, Task } from '../../aws/shapes/ecs.ts'
import { hideValues } from './hide-values.ts'
import { withoutFrames } from './program/frames.ts'
import { readable } from './readable.ts'
import type { AwsAccess, Subject } from './subject.ts'

const LINES = 10
/** Of what was read: the frames of an exception push it out of the last lines. */
const READ = 100
/** So many of their lines: an event has more than one with awslogs-multiline-pattern. */
const MOST = 1000

/** The last words of a container that tell something, and all of the last as evidence: without the values of its environment. */
export async function lastWords(
  task: Task,
  container: ContainerDefinition,
  { definition }: Subject,
  { aws }: AwsAccess,
): Promise<{ readonly lines: readonly string[]; readonly evidence: readonly string[] }> {
  const { logDriver, options = {} } = container.logConfiguration ?? {}
  const { 'awslogs-group': logGroupName, 'awslogs-stream-prefix': prefix } = options
  if (logDriver !== 'awslogs' || !logGroupName || !prefix) return { lines: [], evidence: [] }
  const logStreamName = `${prefix}/${container.name}/${task.taskArn?.split('/').at(-1)}`
  const { value = [], evidence } = await readable(`logs of container ${container.name}`, async () => {
    const { events = [] } = await aws.cloudWatchLogs('GetLogEvents', {
      logGroupName,
      logStreamName,
      limit: READ,
      startFromHead: false,
    })
    return events.flatMap(({ message = '' }) => linesOf(message)).slice(-MOST)
  })
  const telling = withoutFrames(value).slice(-LINES)
  const lines = value.filter((line, at) => at >= value.length - LINES || telling.includes(line))
  return {
    lines: telling,
    evidence: [...lines.map(line => `log of ${container.name}: ${hideValues(line, definition)}`), ...evidence],
  }
}

// Loggers color their levels without a terminal, too; progress is written over with carriage returns.
const linesOf = (message: string): string[] =>
  stripVTControlCharacters(message)
    .trimEnd()
    .split(/[\r\n]+/)
    .map(line => line.trimEnd())
