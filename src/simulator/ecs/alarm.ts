import type { DeploymentConfiguration, ServiceDeploymentAlarms } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { ServiceDeploymentState } from './account-state.ts'

/** How long ECS watches the alarms of a rolling deployment after its tasks have changed. */
const BAKE_SECONDS = 300

const states = (world: World): Map<string, 'OK' | 'ALARM'> => world.state('alarms', () => new Map())

/** Sets the state of a CloudWatch alarm. */
export function setAlarm(world: World, name: string, state: 'OK' | 'ALARM'): void {
  states(world).set(name, state)
}

const namesOf = ({ alarms: given }: DeploymentConfiguration): string[] =>
  given?.enable ? (given.alarmNames ?? []) : []

export const inAlarm = (world: World, configuration: DeploymentConfiguration = {}): string[] =>
  namesOf(configuration).filter(name => states(world).get(name) === 'ALARM')

/** An alarm that is up before the deployment starts is not looked at. */
export function triggeredAlarms(world: World, { raised, target }: ServiceDeploymentState): string[] {
  return inAlarm(world, target.settings.deploymentConfiguration).filter(name => !raised.includes(name))
}

export const bakeSeconds = (configuration: DeploymentConfiguration = {}): number =>
  namesOf(configuration).length > 0 ? BAKE_SECONDS : 0

export function alarmsView({ alarmed, finishedAt, target }: ServiceDeploymentState): ServiceDeploymentAlarms {
  const alarmNames = namesOf(target.settings.deploymentConfiguration ?? {})
  if (alarmNames.length === 0) return { status: 'DISABLED' }
  const status = alarmed.length > 0 ? 'TRIGGERED' : finishedAt ? 'MONITORING_COMPLETE' : 'MONITORING'
  return { status, alarmNames, triggeredAlarmNames: [...alarmed] }
}
