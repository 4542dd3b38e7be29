import { setMaxListeners } from 'node:events'

const shared = new WeakMap<AbortSignal, AbortSignal>()

/**
 * A signal that is aborted with the caller's, and to which any number may listen: with more than ten at one signal
 * Node.js warns of a leak.
 */
export function sharedSignal(signal: AbortSignal): AbortSignal {
  const known = shared.get(signal)
  if (known) return known
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  // Whatever the reason that the caller gives: that it is an AbortError is how an interruption is known.
  if (signal.aborted) controller.abort()
  else signal.addEventListener('abort', () => controller.abort(), { once: true })
  shared.set(signal, controller.signal)
  return controller.signal
}
