import type { SimulatorOptions } from '../create-simulator.ts'
import type { Simulator } from '../simulator.ts'

/** How a simulator is served. */
export interface ServeOptions extends Omit<SimulatorOptions, 'region'> {
  /** The port on 127.0.0.1. @default 0, a free one */
  readonly port?: number
  /**
   * Virtual seconds that pass in one second of the real clock. With 0, time stands still between calls: it moves by
   * `latencyMilliseconds` a call and by `advance` alone, so that the same calls give the same answers. @default 1
   */
  readonly rate?: number
  /** When virtual time starts. @default now */
  readonly startTime?: Date
}

/** A simulated account behind HTTP. */
export interface ServedSimulator {
  /** Such as `http://127.0.0.1:40123`: what `AWS_ENDPOINT_URL` or `--endpoint-url` takes. */
  readonly url: string
  readonly port: number
  /** One Region of the account, to script and look at from this process. @default region 'us-east-1' */
  simulator(region?: string): Simulator
  /** Makes the account new, in all Regions. Simulators that `simulator()` gave before are no longer served. */
  reset(): void
  /** Ends it: open connections are cut. */
  close(): Promise<void>
}
