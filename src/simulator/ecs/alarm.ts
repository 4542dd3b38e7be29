import type { DeploymentConfiguration, ServiceDeploymentAlarms } from '@aws-sdk/client-ecs'
import { cloudWatch } from '../cloud-watch/state.ts'
import type { World } from '../operation.ts'
import type { ServiceDeploymentState } from './account-state.ts'

/** How long ECS watches the alarms of a rolling deployment after its tasks have changed. */
const BAKE_SECONDS = 300

const namesOf = ({ alarms: given }: DeploymentConfiguration): string[] =>
  given?.enable ? (given.alarmNames ?? []) : []

export const inAlarm = (world: World, configuration: DeploymentConfiguration = {}): string[] =>
  namesOf(configuration).filter(name => cloudWatch(world).alarms.get(name)?.state === 'ALARM')

/** Where one is up when a deployment starts, none of them is looked at for as long as that lasts. */
export function triggeredAlarms(world: World, { raised, target }: ServiceDeploymentState): string[] {
  return raised.length > 0 ? [] : inAlarm(world, target.settings.deploymentConfiguration)
}

export const bakeSeconds = (configuration: DeploymentConfiguration = {}): number =>
  namesOf(configuration).length > 0 ? BAKE_SECONDS : 0

export function alarmsView({ alarmed, finishedAt, target }: ServiceDeploymentState): ServiceDeploymentAlarms {
  const alarmNames = namesOf(target.settings.deploymentConfiguration ?? {})
  if (alarmNames.length === 0) return { status: 'DISABLED' }
  const status = alarmed.length > 0 ? 'TRIGGERED' : finishedAt ? 'MONITORING_COMPLETE' : 'MONITORING'
  return { status, alarmNames, triggeredAlarmNames: [...alarmed] }
}
