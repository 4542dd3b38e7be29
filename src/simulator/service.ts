import type { Operations, World } from './operation.ts'
import type { Protocol } from './wire/protocol.ts'
import type { Refusal } from './wire/refusal.ts'

/** One simulated AWS service. */
export interface Service {
  readonly operations: Operations
  /** What the model of the API asks of the members of a request, one constraint a line. */
  readonly constraints: string
  /** How it speaks. */
  readonly protocol: Protocol
  /** How it refuses what its model does not allow. */
  readonly refuse: Refusal
  /** The ids of what exists beyond a new account. */
  resources(world: World): readonly string[]
  /** What it has that GetResources knows, at least what is `wanted`. */
  tagged?(world: World, wanted: (arn: string) => boolean): readonly TaggedResource[]
}

/** A live resource's tags by key. */
export interface TaggedResource {
  readonly arn: string
  readonly tags: ReadonlyMap<string, string>
}
