import type { Kind, Model } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { TAKEN_OVER } from '../orphans/remove.ts'
import { keyOf } from '../ownership.ts'
import type { Live } from '../resources/handler.ts'

/** Why a destroy leaves something, and whether what it uses stays with it. */
interface Stays {
  readonly because: string
  readonly withItsNeeds: boolean
}

/** Why a destroy leaves something of the program, whatever AWS says; nothing where it is to go. `user`: what stays and uses it. */
export function whyItStays(
  model: Model,
  live: Live<Kind>,
  user: string | undefined,
  { stack, deleteAdopted }: Pick<Context, 'stack' | 'deleteAdopted'>,
): Stays | undefined {
  if (!isMarked(model, live, stack.name))
    return { because: `it was not made by stack "${stack.name}"`, withItsNeeds: false }
  if (user !== undefined) return { because: `${user} uses it, which stays`, withItsNeeds: true }
  return live.owner?.adopted && !deleteAdopted ? { because: TAKEN_OVER, withItsNeeds: true } : undefined
}

/** Whether its tags say that it is this one of the stack. */
export const isMarked = (model: Model, { owner }: Live<Kind>, stack: string): boolean =>
  owner?.stack === stack && owner.id === keyOf(model)
