import { JumpingClock } from '../clock.ts'
import { simulatorWith } from '../create-simulator.ts'
import type { InProcessSimulator } from '../in-process.ts'
import type { ServeOptions } from './served-simulator.ts'

// Every name that AWS could give a Region, and few enough to make a simulator for each.
const NAME =
  /^(af|ap|ca|eu|il|me|mx|sa|us|cn|us-gov)-(north|northeast|east|southeast|south|southwest|west|northwest|central)-\d$/

/** Whether it can be the name of a Region. */
export const isRegion = (name: string): boolean => NAME.test(name)

/** One account with a simulator for each Region, made at its first use. */
export class Regions {
  readonly clock: JumpingClock
  readonly #options: ServeOptions
  readonly #global = new Map<string, unknown>()
  readonly #ends = new Map<string, () => void>()
  readonly #simulators = new Map<string, InProcessSimulator>()

  constructor(options: ServeOptions) {
    this.#options = options
    this.clock = new JumpingClock((options.startTime ?? new Date()).getTime())
  }

  /** Keeps how to end a script. Gives its id. */
  keep(end: () => void): string {
    const id = String(this.#ends.size + 1)
    this.#ends.set(id, end)
    return id
  }

  /** Ends a script. Gives whether there is one with this id. */
  end(id: string): boolean {
    const end = this.#ends.get(id)
    end?.()
    return end !== undefined
  }

  in(region: string): InProcessSimulator {
    const known = this.#simulators.get(region)
    if (known) return known
    // Ids that are the same in two Regions would hide a mix-up.
    const seed = (this.#options.seed ?? 1) + this.#simulators.size * 7919
    const made = simulatorWith({ ...this.#options, region, seed }, this.clock, this.#global)
    this.#simulators.set(region, made)
    return made
  }
}
