import { AwsError, type World } from '../operation.ts'
import { containers } from './state.ts'

/** AWS's words: https://github.com/dask/dask-cloudprovider/issues/328 */
export const NOT_ASSOCIATED =
  'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.'

/** Refuses to name a capacity provider before it is ACTIVE: https://github.com/hashicorp/terraform-provider-aws/issues/45693 */
export function checkActive(world: World, names: readonly (string | undefined)[]): void {
  const { capacityProviders } = containers(world)
  const early = names.find(name => capacityProviders.get(name ?? '')?.update === 'CREATE_IN_PROGRESS')
  if (early === undefined) return
  throw new AwsError(
    'InvalidParameterException',
    `The specified capacity provider '${early}' is not in an ACTIVE state. Specify a valid capacity provider and try again.`,
  )
}
