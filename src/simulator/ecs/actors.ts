import { setAlarmState } from '../cloud-watch/state.ts'
import type { World } from '../operation.ts'
import type { ServiceState } from './account-state.ts'
import { schedule } from './scheduler.ts'
import { containers, shortName } from './state.ts'

const activeServices = (world: World): ServiceState[] =>
  [...containers(world).clusters.values()]
    .flatMap(({ services }) => [...services.values()])
    .filter(({ status }) => status === 'ACTIVE')

/** Changes the state of a CloudWatch alarm, and lets ECS see it. */
export function changeAlarm(world: World, name: string, state: 'OK' | 'ALARM'): void {
  setAlarmState(world, name, state, 'Set by the test')
  for (const service of activeServices(world)) schedule(world, service)
}

/** Lets every service see the alarms that its deployments heed. */
export function lookAgain(world: World): void {
  for (const service of activeServices(world)) if (service.deployments.length > 1) schedule(world, service)
}

/** Changes the desired count of a service as Application Auto Scaling does. */
export function scaleService(world: World, target: { cluster: string; service: string }, desiredCount: number): void {
  const service = activeServices(world).find(
    ({ cluster, name }) => name === shortName(target.service) && cluster.name === shortName(target.cluster),
  )
  if (!service) throw new Error(`There is no active service ${target.service} in the cluster ${target.cluster}.`)
  service.desiredCount = desiredCount
  service.steady = false
  schedule(world, service)
}

/** Lets the services of a cluster look for places again. */
export function lookForPlaces(world: World, cluster: string): void {
  for (const service of activeServices(world))
    if (service.cluster.name === shortName(cluster)) {
      for (const deployment of service.deployments) deployment.nextStart = 0
      schedule(world, service)
    }
}
