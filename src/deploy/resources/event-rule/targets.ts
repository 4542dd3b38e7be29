import { nextTick } from '../../../aws/clock.ts'
import { allPages } from '../../../aws/pages.ts'
import type { PutTargetsResultEntry, Target } from '../../../aws/shapes/eventbridge.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { rolePath } from '../role/role-path.ts'

/** A rule, as calls name it. */
export interface OfRule {
  readonly name: string
  readonly eventBus: string
}

const GONE = 'ResourceNotFoundException'

/** The targets of a rule; none where it is gone. */
export async function eventTargets(
  { name, eventBus }: OfRule,
  { aws }: Pick<Context, 'aws'>,
): Promise<readonly Target[]> {
  const list = allPages(async next => {
    const input = { Rule: name, EventBusName: eventBus, ...(next ? { NextToken: next } : {}) }
    const page = await aws.eventBridge('ListTargetsByRule', input)
    return { items: page.Targets, next: page.NextToken }
  })
  return (await unlessRefused(list, GONE)) ?? []
}

/** Whether the stack has made a target: one that is invoked with a role of its own. */
export const isTargetOfStack = ({ RoleArn: role = '' }: Target, context: Pick<Context, 'stack'>): boolean =>
  role.includes(`:role${rolePath(context)}`)

export async function putTarget({ name, eventBus }: OfRule, target: Target, context: Context): Promise<void> {
  await whole(
    () => context.aws.eventBridge('PutTargets', { Rule: name, EventBusName: eventBus, Targets: [target] }),
    context,
  )
}

export async function removeTargets(
  { name, eventBus }: OfRule,
  ids: readonly string[],
  context: Context,
): Promise<void> {
  if (ids.length === 0) return
  const input = { Rule: name, EventBusName: eventBus, Ids: [...ids] }
  await unlessRefused(
    whole(() => context.aws.eventBridge('RemoveTargets', input), context),
    GONE,
  )
}

const POLL_MILLISECONDS = 2_000
const ATTEMPTS = 30

/**
 * Makes a call that AWS answers with what it has not done: it says so of too many calls at once.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
 */
async function whole(
  call: () => Promise<{ readonly FailedEntries?: readonly PutTargetsResultEntry[] | undefined }>,
  { clock, signal }: Context,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { FailedEntries: failed = [] } = await call()
    const [first] = failed
    if (!first) return
    const { ErrorCode: code = 'Unknown', ErrorMessage: said = code, TargetId: id } = first
    if (!/concurrent|throttl|internal/i.test(code) || attempt === ATTEMPTS)
      throw Object.assign(new Error(`Target ${id}: ${said}`), { name: code })
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
}
