import type { Operation } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'

const POLL_MILLISECONDS = 2_000

/** An operation of Cloud Map that did not do its work. */
export class OperationFailed extends Error {
  /** Cloud Map itself could not, or had too much to do: it may work the next time. */
  readonly passes: boolean

  constructor({ Type, ErrorCode = 'UNKNOWN', ErrorMessage = '' }: Operation) {
    super(`${Type} failed with ${ErrorCode}: ${ErrorMessage}`)
    this.name = `ServiceDiscovery.${ErrorCode}`
    // https://docs.aws.amazon.com/cloud-map/latest/api/API_Operation.html (ErrorCode)
    this.passes = ErrorCode === 'INTERNAL_FAILURE' || ErrorCode === 'THROTTLED_REQUEST'
  }
}

/**
 * Makes a call of which Cloud Map does the work later, and waits until it is done. Where the same is being done already,
 * waits for that. Gives the operation.
 */
export async function performed(
  call: () => Promise<{ readonly OperationId?: string | undefined }>,
  what: string,
  context: Context,
): Promise<Operation> {
  const { aws, clock, signal } = context
  const { OperationId = '' } = await call().catch((error: unknown) => ({ OperationId: underWay(error) }))
  return patiently('namespace', context, async patience => {
    for (;;) {
      // Right after it has begun, an operation may not be known everywhere (not recorded): of one that never is, time tells.
      const answer = aws.serviceDiscovery('GetOperation', { OperationId })
      const { Operation = {} } = (await unlessRefused(answer, 'OperationNotFound')) ?? {}
      if (Operation.Status === 'SUCCESS') return Operation
      if (Operation.Status === 'FAIL') throw new OperationFailed(Operation)
      if (patience.isOver) throw patience.timedOut(`${what} is still ${Operation.Status ?? 'unknown'}`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

function underWay(error: unknown): string {
  if (error instanceof Error && error.name === 'DuplicateRequest' && 'DuplicateOperationId' in error)
    return String(error.DuplicateOperationId)
  throw error
}
