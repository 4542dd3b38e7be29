import { containerOf, ofContainer, ofTask } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

/** What goes wrong with a container of a task that was set up. Containers that exit by themselves: `exit-code.ts`. */
export const CONTAINER_CAUSES: readonly Cause[] = [
  {
    code: 'container.out-of-memory',
    words: /OutOfMemory|\bOOM\b|OOMKilled/i,
    logs: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|fatal error: runtime: out of memory/,
    hopeless: false,
    cause: clue => `${containerOf(clue)} ran out of memory: it may use ${memory(clue)}`,
    fix: clue =>
      clue.container?.memory === undefined
        ? `Give it more: ${ofTask(clue, '.memory(…)', 'memory')}. Or make the program use less.`
        : `Give it more: ${ofContainer(clue, '.memory(…)', 'memory')}. Or make the program use less.`,
    docs: guide('out-of-memory'),
  },
  {
    code: 'container.dependency-failed',
    words: /container ordering dependency|dependency did not exit successfully|others depend on its success/i,
    hopeless: false,
    cause: clue => `${dependency(clue)} did not end well, and other containers wait for that`,
    fix: clue =>
      `Read its log and correct it: ${ofContainer(clue, '.command(…)', 'command')}. What waits for it says so in ${ofTask(clue, '.dependsOn(…)', 'dependsOn')}.`,
    docs: guide('task_definition_parameters'),
  },
  {
    code: 'container.bad-command',
    words:
      /executable file not found|exec: ".*": (stat|permission denied)|exec .*: no such file or directory|CannotStartContainerError|CannotCreateContainerError/i,
    logs: /^exec .*: no such file or directory$/,
    hopeless: true,
    cause: clue => `${containerOf(clue)} cannot start ${executable(clue)}`,
    fix: clue =>
      `Correct ${ofContainer(clue, '.command(…) or .entryPoint(…)', 'command or entryPoint')}, or put the program into the image.`,
    docs: guide('cannot-start-container'),
  },
  {
    code: 'container.start-timeout',
    words: /ContainerRuntimeTimeoutError|DockerTimeoutError|Could not transition to (started|running|created)/i,
    hopeless: false,
    cause: clue => `${containerOf(clue)} did not start in time`,
    fix: clue => `Make the image smaller or raise ${ofContainer(clue, '.startTimeout(…)', 'startTimeout')}.`,
    docs: guide('container-runtime-timeout-error'),
  },
  {
    code: 'container.unhealthy',
    words: /failed container health checks/i,
    hopeless: false,
    cause: clue => `${containerOf(clue)} failed its own health check${check(clue)}`,
    fix: clue =>
      `Run the command in the image (is curl there?); allow for a slow start with startPeriod: ${ofContainer(clue, '.healthCheck(…)', 'healthCheck')}.`,
    docs: guide('healthcheck'),
  },
]

type Clue = Parameters<Cause['cause']>[0]

function memory({ container, subject: { definition } }: Clue): string {
  const mib = container?.memory ?? definition?.memory
  return mib === undefined ? 'what the task has' : `${mib} MiB`
}

function dependency({ words, container }: Clue): string {
  const name = container?.name ?? /dependency \[([\w-]+)/.exec(words)?.[1]
  return name === undefined ? 'A container' : `Container "${name}"`
}

function executable({ words, container }: Clue): string {
  const command = [...(container?.entryPoint ?? []), ...(container?.command ?? [])].join(' ')
  return /exec: "([^"]+)"/.exec(words)?.[1] ?? (command || 'its command')
}

function check({ container }: Clue): string {
  const command = container?.healthCheck?.command?.slice(1).join(' ')
  return command ? `: ${command}` : ''
}
