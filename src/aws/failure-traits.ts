interface Shown {
  readonly $fault?: unknown
  readonly $retryable?: { readonly throttling?: boolean }
  readonly $metadata?: { readonly httpStatusCode?: number; readonly clockSkewCorrected?: boolean }
  readonly code?: unknown
}

const DEEPEST = 5

/**
 * What the retry rules know a failure by: AWS's code or that of Node.js, those of what caused it, and what the SDK found
 * out about the answer: `HTTP 503`, `server fault`, `retryable`, `clock skew`, `unread answer`.
 */
export function traitsOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > DEEPEST) return []
  const { $fault, $retryable, $metadata, code }: Error & Shown = error
  const traits = [error.name]
  if (typeof code === 'string') traits.push(code)
  if ($fault === 'server') traits.push('server fault')
  if ($retryable) traits.push($retryable.throttling ? 'Throttling' : 'retryable')
  if ($metadata?.clockSkewCorrected || /^Signature (expired|not yet current)/.test(error.message))
    traits.push('clock skew')
  const status = $metadata?.httpStatusCode
  // What the service does not have will not come, whatever the class of the status.
  if (status !== undefined && error.name !== 'NotImplemented') traits.push(`HTTP ${status}`)
  // A refusal has a side that is at fault; without one, the SDK could not make sense of what came.
  if (status !== undefined && status < 300 && $fault === undefined) traits.push('unread answer')
  return error.name === 'AbortError' ? traits : [...traits, ...traitsOf(error.cause, depth + 1)]
}
