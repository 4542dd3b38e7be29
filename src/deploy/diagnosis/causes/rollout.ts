import { ofService } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

/** Why a deployment failed whose tasks tell nothing. */
export const ROLLOUT_CAUSES: readonly Cause[] = [
  {
    code: 'rollout.alarm',
    words: /alarm (was )?detected|alarms? .*(went|entered|is) (in|into)? ?(the )?ALARM|CloudWatch alarm/i,
    hopeless: false,
    cause: ({ subject: { service } }) => {
      const { alarmNames = [] } = service.deploymentConfiguration?.alarms ?? {}
      return `An alarm of the deployment went off${alarmNames.length > 0 ? `: ${alarmNames.join(' or ')}` : ''}`
    },
    fix: clue =>
      `See in CloudWatch what the alarm measured: the new revision runs, but not well. The alarms are ${ofService(clue, '.alarms(…)', 'deploymentConfiguration.alarms')}.`,
    docs: guide('deployment-alarm-failure'),
  },
  {
    code: 'rollout.percents',
    words: /unable to stop or start tasks during a deployment because of the service deployment configuration/i,
    hopeless: false,
    cause: () => 'The deployment may neither start a new task nor stop an old one',
    fix: clue =>
      `Lower the one or raise the other: ${ofService(clue, '.minimumHealthyPercent(…) and .maximumPercent(…)', 'minimumHealthyPercent and maximumPercent')}.`,
    docs: guide('service-event-messages-list'),
  },
  {
    code: 'rollout.circuit-breaker',
    words: /circuit breaker|deployment failed: tasks failed to start|unable to consistently start tasks/i,
    hopeless: false,
    cause: () => 'So many tasks failed that the circuit breaker ended the deployment; their reasons could not be read',
    fix: clue =>
      `Look at the stopped tasks (ECS shows them for an hour) and their logs. The threshold is ${ofService(clue, '.circuitBreaker(…)', 'deploymentCircuitBreaker')}.`,
    docs: guide('deployment-circuit-breaker'),
  },
]
