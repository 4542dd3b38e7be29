import { advice, ofContainer, ofTask } from '../advice.ts'
import { dependencyIn } from '../dependency.ts'
import { type Clue, containerOf } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

/** One container waits for another in vain: it is the other that failed. */
export const DEPENDENCY_CAUSES: readonly Cause[] = [
  {
    code: 'container.dependency-timeout',
    words: /ordering dependency .*has timed out/is,
    mends: 'never',
    cause: clue => `${dependency(clue)} did not become in time what other containers wait for`,
    fix: clue =>
      advice`Read its log; give it more time: ${ofContainer(clue, '.startTimeout(…)', 'startTimeout')}. What need not wait for it can do without ${ofTask(clue, '.dependsOn(…)', 'dependsOn')}.`,
    docs: guide('task_definition_parameters'),
  },
  {
    code: 'container.dependency-failed',
    words:
      /container ordering dependency|link to a non running container|dependency did not exit successfully|dependent container .* exited|others depend on its success/i,
    mends: 'never',
    cause: clue => `${dependency(clue)} failed${code(clue)}, and other containers wait for its success`,
    fix: clue =>
      advice`Correct what its log says: ${ofContainer(clue, '.command(…)', 'command')}. What need not wait for it can do without ${ofTask(clue, '.dependsOn(…)', 'dependsOn')}.`,
    docs: guide('task_definition_parameters'),
  },
]

/** What goes wrong with a container that runs. Containers that exit by themselves: `exit-code.ts`. */
export const CONTAINER_CAUSES: readonly Cause[] = [
  {
    code: 'container.out-of-memory',
    words: /OutOfMemory|\bOOM\b|OOMKilled/i,
    logs: /JavaScript heap out of memory|java[./]lang[./]OutOfMemoryError|fatal error: runtime: out of memory|perhaps out of memory|^([\w.]+\.)?_?(Array)?MemoryError|(?<!lock(all|ed|ing)?\b[^\n]{0,60})cannot allocate memory|std::bad_alloc|insufficient memory for the Java Runtime|System\.OutOfMemoryException|memory allocation of \d+ bytes failed|NoMemoryError|Could not reserve enough space for (\w+ )?object heap|GC heap initialization failed/i,
    mends: 'never',
    cause: clue => `${containerOf(clue)} ran out of memory: it may use ${memory(clue)}`,
    fix: clue =>
      clue.container?.memory === undefined
        ? advice`Give it more: ${ofTask(clue, '.memory(…)', 'memory')}. Or make the program use less.`
        : advice`Give it more: ${ofContainer(clue, '.memory(…)', 'memory')}. Or make the program use less.`,
    docs: guide('out-of-memory'),
  },
  {
    code: 'container.start-timeout',
    words: /ContainerRuntimeTimeoutError|DockerTimeoutError|Could not transition to (started|running|created)/i,
    mends: 'itself',
    cause: clue => `${containerOf(clue)} did not start in time`,
    fix: clue =>
      advice`Make the image smaller or raise ${ofContainer(clue, '.startTimeout(…)', 'startTimeout')}. On instances, look at the load of their disks, and raise ECS_CONTAINER_START_TIMEOUT or ECS_CONTAINER_CREATE_TIMEOUT.`,
    docs: guide('container-runtime-timeout-error'),
  },
  {
    code: 'proxy.unhealthy',
    words: /failed container health checks|exit code/i,
    when: ({ failed }) => /^ecs-service-connect/.test(failed ?? ''),
    mends: 'itself',
    cause: ({ failed }) =>
      `The proxy of Service Connect (${failed}) is not healthy; the program is not known to have failed`,
    fix: clue =>
      advice`Give the task memory and CPU for the proxy beside the containers (${ofTask(clue, '.cpu(…) and .memory(…)', 'cpu', 'memory')}), see that the tasks reach the namespace and AWS, and read the proxy's log: logConfiguration of Service Connect.`,
    docs: guide('service-connect'),
  },
  {
    code: 'container.unhealthy',
    words: /failed container health checks/i,
    mends: 'itself',
    cause: clue => `${containerOf(clue)} failed its own health check${check(clue)}`,
    fix: clue =>
      advice`Run the command in the image (is curl there?); allow for a slow start with startPeriod: ${ofContainer(clue, '.healthCheck(…)', 'healthCheck')}.`,
    docs: guide('healthcheck'),
  },
]

function memory({ container, subject: { definition } }: Clue): string {
  const mib = container?.memory ?? definition?.memory
  return mib === undefined ? 'what the task has' : `${mib} MiB`
}

function dependency(clue: Clue): string {
  const name = awaitedIn(clue) ?? clue.container?.name
  return name === undefined ? 'A container' : `Container "${name}"`
}

const awaitedIn = ({ words, subject: { definition } }: Clue): string | undefined =>
  dependencyIn(
    words,
    (definition?.containerDefinitions ?? []).map(({ name }) => name),
  )

function code(clue: Clue): string {
  const { words } = clue
  const name = awaitedIn(clue)
  const exitCode =
    (name && new RegExp(`container ${name}: exit code (\\d+)`).exec(words)?.[1]) ??
    /exit code (\d+), and others/.exec(words)?.[1]
  return exitCode === undefined ? '' : ` with code ${exitCode}`
}

function check({ container }: Clue): string {
  const command = container?.healthCheck?.command?.slice(1).join(' ')
  return command ? `: ${command}` : ''
}
