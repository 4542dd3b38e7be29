import { isFargate } from '../capacity-provider-strategy.ts'
import type { TaskDefinitionDraft } from '../draft.ts'
import { networkModeOf } from '../launch.ts'
import type { RawService } from '../raw/service-shape.ts'

/** A service as the rules read it. */
export interface CheckedService extends RawService {
  /** What it runs, where that is known. */
  readonly definition?: TaskDefinitionDraft
  /** The family of a definition that was given but is not the one that the service names. */
  readonly otherFamily?: string
  /** What was given as the definition has none of the members by which one is known. */
  readonly unread?: true
}

/** Whether the service asks for Fargate by itself. */
export function asksForFargate({ launchType, capacityProviderStrategy = [] }: CheckedService): boolean {
  return (
    launchType === 'FARGATE' || capacityProviderStrategy.some(({ capacityProvider }) => isFargate(capacityProvider))
  )
}

/** Whether nothing but Fargate can run it. */
export function onlyOnFargate({ requiresCompatibilities: types = [] }: TaskDefinitionDraft): boolean {
  return types.length > 0 && types.every(type => type === 'FARGATE')
}

/** Whether Fargate cannot run what the service runs, as far as it is known. */
export function neverOnFargate({ definition }: CheckedService): boolean {
  const types = definition?.requiresCompatibilities ?? []
  return types.length > 0 && !types.includes('FARGATE')
}

/** Whether the service runs on something else than Fargate: a cluster may have Fargate as its default. */
export function avoidsFargate(service: CheckedService): boolean {
  const { launchType, capacityProviderStrategy: strategy = [] } = service
  if (asksForFargate(service)) return false
  return launchType === 'EC2' || launchType === 'EXTERNAL' || strategy.length > 0 || neverOnFargate(service)
}

/** The network mode of the task definition, where that is known. */
export function modeOf({ definition }: CheckedService): string | undefined {
  return definition && networkModeOf(definition)
}

/** Who runs deployments. */
export function controllerOf({ deploymentController }: CheckedService): string {
  return deploymentController?.type ?? 'ECS'
}
