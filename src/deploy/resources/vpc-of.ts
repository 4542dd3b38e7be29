import type { Model } from '../../model/index.ts'
import { keyOf } from '../ownership.ts'
import type { Actions } from './handler.ts'

/** The VPC that something is, or is in, as far as a plan has read it. */
export function vpcOf(model: Model, actions: Actions): string | undefined {
  const outputs = actions.get(keyOf(model))?.live?.outputs
  return outputs && 'vpcId' in outputs ? outputs.vpcId : undefined
}
