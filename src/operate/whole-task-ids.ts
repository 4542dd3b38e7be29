import { allPages } from '../aws/pages.ts'
import type { AccountContext } from '../deploy/context.ts'
import { PlanError } from '../errors.ts'
import { nameIn } from './name-in.ts'

/** How long an id is; ECS takes no part of one: https://github.com/Mic-U/ecsher/issues/56 */
const WHOLE: readonly number[] = [32, 36]
const MOST_NAMED = 10

/** Where the tasks are. */
interface Place {
  readonly cluster: string
  readonly service?: string | undefined
}

/**
 * The tasks, with a whole id in the place of the first characters of one.
 *
 * @throws PlanError where no task that is to run begins so, or several do.
 */
export async function wholeTaskIds(
  given: readonly string[],
  { cluster, service: serviceName }: Place,
  { aws }: Pick<AccountContext, 'aws'>,
): Promise<readonly string[]> {
  if (given.every(isWhole)) return given
  const arns = await allPages(async nextToken => {
    const filter = { cluster, ...(serviceName !== undefined && { serviceName }), ...(nextToken && { nextToken }) }
    const page = await aws.ecs('ListTasks', filter)
    return { items: page.taskArns, next: page.nextToken }
  })
  const ids = arns.map(nameIn)
  return given.map(task => {
    if (isWhole(task)) return task
    // An empty text begins every id: most often a variable of a shell that is not set.
    const [id, ...others] = task === '' ? [] : ids.filter(each => each.startsWith(task))
    if (id === undefined) throw none(task, { cluster, service: serviceName })
    if (others.length > 0) throw several(task, [id, ...others])
    return id
  })
}

const isWhole = (task: string): boolean => task.startsWith('arn:') || WHOLE.includes(nameIn(task).length)

function none(task: string, { cluster, service }: Place): PlanError {
  const place = service === undefined ? `cluster "${nameIn(cluster)}"` : `service "${nameIn(service)}"`
  return new PlanError('task.missing', {
    message:
      task === '' ? 'The id of a task is empty' : `No task that runs in ${place} has an id that begins with "${task}"`,
    fix: 'Name one that is there: status (fluent-ecs status cluster/service) lists those of a service, aws ecs list-tasks all.',
  })
}

function several(task: string, ids: readonly string[]): PlanError {
  const more = ids.length - MOST_NAMED
  const named = [...ids.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])]
  return new PlanError('task.ambiguous', {
    message: `"${task}" begins the ids of several tasks: ${named.join(', ')}`,
    fix: 'Write more of the id.',
  })
}
