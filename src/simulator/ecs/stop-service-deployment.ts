import type {
  ContinueServiceDeploymentRequest,
  ContinueServiceDeploymentResponse,
  StopServiceDeploymentRequest,
  StopServiceDeploymentResponse,
} from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import type { ServiceDeploymentState, ServiceState } from './account-state.ts'
import { end, NO_CANDIDATE, rollBack, rollbackCandidate } from './deployment.ts'
import { schedule } from './scheduler.ts'
import { findRecord } from './service-deployment.ts'
import { invalid } from './service-refusals.ts'

/** Recorded: https://github.com/hashicorp/terraform-provider-aws/issues/49031 */
const ROLLED_BACK = 'Service deployment rolled back by user.'

export function stopServiceDeployment(
  input: StopServiceDeploymentRequest,
  world: World,
): StopServiceDeploymentResponse {
  const { service, record } = found(world, input.serviceDeploymentArn)
  const [primary] = service.deployments
  // What ends already goes on: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html
  if (['STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'].includes(record.status))
    return { serviceDeploymentArn: record.arn }
  if (!['PENDING', 'IN_PROGRESS'].includes(record.status) || primary?.record !== record)
    throw new AwsError('ConflictException', `The service deployment is ${record.status} and cannot be stopped.`)
  if (record.strategy?.stage === 'CLEAN_UP')
    throw new AwsError('ConflictException', 'The service deployment is in CLEAN_UP and cannot be stopped.')
  const abort = input.stopType === 'ABORT'
  if (!abort && !rollbackCandidate(service)) throw invalid(NO_CANDIDATE)
  primary.rolloutState = 'FAILED'
  primary.rolloutStateReason = `ECS deployment ${primary.id} stopped.`
  record.status = abort ? 'STOP_REQUESTED' : 'ROLLBACK_REQUESTED'
  record.statusReason = abort ? 'Service deployment stopped by user.' : ROLLED_BACK
  world.clock.after(1000, () => {
    // Another deployment may have superseded it meanwhile.
    if (service.deployments[0] !== primary) return
    if (abort) end(world, record, 'STOPPED', record.statusReason)
    else rollBack(world, service, primary, ROLLED_BACK)
    schedule(world, service)
  })
  return { serviceDeploymentArn: record.arn }
}

export function continueServiceDeployment(
  input: ContinueServiceDeploymentRequest,
  world: World,
): ContinueServiceDeploymentResponse {
  const { record } = found(world, input.serviceDeploymentArn)
  const hook = record.hooks.find(({ hookId }) => hookId !== undefined && hookId === input.hookId)
  if (!hook) throw invalid('The specified lifecycle hook was not found.')
  if (record.status !== 'IN_PROGRESS' || hook.status !== 'AWAITING_ACTION')
    throw invalid('The specified lifecycle hook is not awaiting an action.')
  const goesOn = input.action !== 'ROLLBACK'
  hook.resolve(goesOn ? 'SUCCEEDED' : 'FAILED', goesOn)
  return { serviceDeploymentArn: record.arn }
}

function found(
  world: World,
  arn: string | undefined,
): { readonly service: ServiceState; readonly record: ServiceDeploymentState } {
  const record = findRecord(world, arn ?? '')
  if (!record) throw new AwsError('ServiceDeploymentNotFoundException', 'Service deployment not found.')
  return record
}
