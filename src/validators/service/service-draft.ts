import type { ServiceModel } from '../../model/service.ts'

/** What the compiler and the run time say of a missing part. */
export const SERVICE_INCOMPLETE = {
  cluster: 'This service is incomplete: call .cluster()',
  taskDefinition: 'This service is incomplete: call .taskDefinition()',
  network: 'This service is incomplete: call .network()',
  target: 'requestsPerTarget and responseTime are measured at a load balancer: call .target()',
} as const

type RequiredPart = 'cluster' | 'taskDefinition'

export type Part = keyof typeof SERVICE_INCOMPLETE

/** A service as the rules read it: parts that are missing, or wrong in themselves, are not there. */
export interface ServiceDraft
  extends Omit<ServiceModel, 'kind' | 'id' | RequiredPart>,
    Partial<Pick<ServiceModel, RequiredPart>> {
  /** Parts that were never given. */
  readonly missing?: readonly Part[]
  /** What `.raw()` was given and does not set. */
  readonly foreign?: readonly string[]
  /** It has a network, though that may be wrong in itself or yet to be given. */
  readonly networked: boolean
}
