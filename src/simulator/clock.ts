/** Time that passes only when everybody waits. */
export interface VirtualClock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves when virtual time has moved on by `milliseconds`; rejects when `signal` is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Runs `action` once virtual time has moved on by `milliseconds`. It keeps nothing waiting. */
  after(milliseconds: number, action: () => void): void
}
